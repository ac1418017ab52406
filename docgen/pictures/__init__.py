"""Picture files: what they are by their content, and the same pictures without what no reader sees."""
