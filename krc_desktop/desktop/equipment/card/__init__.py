"""The machines as a list, and the card of one."""
