"""Seatings: the plans of a visit for a screen, as JSON, as a Word document and as pictures."""
