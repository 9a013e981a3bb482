"""Pārskati: the month made ready, and the very page that will be sent."""
