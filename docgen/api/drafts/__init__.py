"""Drafts that somebody wrote: checked, filled with figures, made into papers."""
