"""Seats that a clerk moves by hand: what the page shows of a seating, what a move makes of the file, what it breaks."""
