"""Iestatījumi: what the centre is and how the program looks."""
