"""The rules by subject; the folder is the registry: every module says its SUBJECT, its place and title."""
