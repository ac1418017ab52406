"""What is shown and told at the points of a visit, and who the guests are."""
