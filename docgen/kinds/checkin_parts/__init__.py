"""The parts that sheets to sign in on are made of."""
