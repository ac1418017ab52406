"""Data that fill a template of any kind: YAML, JSON and tables, into plain values that know where they stand."""
