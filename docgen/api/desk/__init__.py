"""What the page for the clerk needs besides the commands: what lies in a folder, new visits, files that are dropped."""
