"""Pasākumi: the list, one event in all its detail, the month."""
