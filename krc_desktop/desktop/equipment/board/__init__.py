"""The board: a lane per machine, time running down."""
