"""What leaves the program: files, whole or not at all."""
