"""Other people's Word files: comments beside their words, their lines, what of them comes from a visit."""
