"""Papers on a screen: which a visit has data for, how they look, the whole set as files."""
