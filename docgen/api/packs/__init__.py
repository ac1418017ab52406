"""The whole set of papers of a visit: made at once, written into one folder, made anew where the visit changes."""
