"""Verbs: every write goes through here: rules checked, stored, announced, undoable."""
