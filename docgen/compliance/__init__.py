"""What an audit of a year of visits is."""
