"""Files into values: every value keeps its place, every mistake is reported where it was made."""
