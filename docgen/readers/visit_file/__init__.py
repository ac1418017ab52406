"""The YAML of a visit file, and of every other file of an office: text into nodes with places, nodes into values."""
