"""What our own templates are built of."""
