"""Visits into the year's figures, each of which knows its visits."""
