"""A visit file as tables on a screen, and the tables as the file again."""
