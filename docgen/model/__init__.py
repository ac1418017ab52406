"""What a visit is: frozen values that know where they were written."""
