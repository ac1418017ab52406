"""Templates compiled once and filled."""
