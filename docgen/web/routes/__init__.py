"""What the page asks for, one Blueprint a file."""
