"""Pirmā palaišana: from nothing to a file of one's own."""
