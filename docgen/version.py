"""The version of docgen, for the command line and for records of what it has made."""

VERSION = "0.7.0"
