"""The parts that forms, letters and lists of a visit are made of."""
