"""What menus are made of: dishes and their marks, how they share panels, the page for the kitchen."""
