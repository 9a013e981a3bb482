"""Parcels: files that come and go."""
