"""Workbooks, CSV files and lists of names."""
