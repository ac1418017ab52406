"""A day out of the office's catalogues: the sites in order, the minutes between them."""
