"""What guests said and what becomes of it: its entries, and how far each has got."""
