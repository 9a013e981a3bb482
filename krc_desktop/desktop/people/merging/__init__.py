"""Two cards of one person: found, compared, made one."""
