"""Files into values that know where they were written: ``visit_file`` reads a visit."""
