"""Šodien: the day, the week, what waits to be done."""
