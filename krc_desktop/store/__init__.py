"""The shelves: the only room that knows SQLite."""
