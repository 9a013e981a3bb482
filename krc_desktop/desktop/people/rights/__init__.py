"""A person's rights over their data: to see them all, to have them erased."""
