"""Nouns and rules: frozen dataclasses and pure functions. No file, no clock, no Qt, no SQL."""
