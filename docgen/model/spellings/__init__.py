"""How people spell values: a text becomes the plain spelling of what it means, or it is said why nobody can tell."""
