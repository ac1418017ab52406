"""The page for the clerk: a server on this computer only, and the page that it serves; all it can do is in ``api``."""
