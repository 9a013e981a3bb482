"""Cilvēki: people and organisations."""
