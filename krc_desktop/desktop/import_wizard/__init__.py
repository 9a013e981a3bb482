"""The import wizard: somebody's own list becomes cards; a sight over the page that opened it."""
