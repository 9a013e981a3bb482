"""A sign-in sheet entered line by line beside its scan, and the door to it on the event."""
