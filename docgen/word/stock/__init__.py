"""What our own templates are built of: blocks, tables, styles, and the package around them."""
