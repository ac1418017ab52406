"""What the program can do: one file a job. It alone joins files to the middle."""
