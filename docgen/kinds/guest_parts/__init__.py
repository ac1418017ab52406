"""What papers say of days, rooms, cars and seats: the programme of a visit, and what of it concerns one person."""
