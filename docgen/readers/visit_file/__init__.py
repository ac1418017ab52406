"""YAML into positioned text, and that into values."""
