"""What letters of the office say, one module for each type."""
