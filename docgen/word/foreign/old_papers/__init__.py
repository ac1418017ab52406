"""An old paper becomes a template: what in it comes from a visit becomes tags, everything else stays."""
