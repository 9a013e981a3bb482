"""Machines and shared places: the board, the cards, the kiln."""
