"""The parts that lists of supplies are made of."""
