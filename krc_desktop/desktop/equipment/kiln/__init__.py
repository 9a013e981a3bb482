"""The kiln: its shelf, and the log of a firing."""
