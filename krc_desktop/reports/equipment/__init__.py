"""The sheets about equipment: poster, labels, passport, firing log, what is ready to collect."""
