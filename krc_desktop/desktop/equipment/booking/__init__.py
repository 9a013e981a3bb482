"""Booking a machine: the popovers of a new and of a known booking."""
