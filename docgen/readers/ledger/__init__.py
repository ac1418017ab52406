"""A year of visits: files, tables and lists into records."""
