"""What this computer can do, and how to mend what it cannot: fonts, programs, the office's files."""
