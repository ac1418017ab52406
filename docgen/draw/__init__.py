"""Charts: a seating plan as a drawing in millimetres, and the drawing as a picture."""
