"""The sections of 接待方案, a module each: its rows as plain values, and the names that a template prints them by."""
