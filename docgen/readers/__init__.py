"""Files into values that know where they were written: ``visit`` joins all that a visit file needs."""
