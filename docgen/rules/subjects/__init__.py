"""The rules, one file a subject; the folder is the registry."""
