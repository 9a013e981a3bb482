"""Brīvprātīgie: hours as they are told."""
