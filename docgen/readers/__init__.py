"""Files into values that know where they were written."""
