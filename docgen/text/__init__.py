"""The wording of official papers, titles, columns on a screen."""
