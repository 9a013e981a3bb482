"""Erasing people: the one question that stands before the window, whoever asks it."""
