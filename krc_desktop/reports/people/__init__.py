"""Papers about people: what is known of one, whom not to photograph, the privacy notice."""
