"""Sign-ups beforehand: who has a place, who waits, who came; and the door to them on the event."""
