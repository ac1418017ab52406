"""Letters that announce a visit, lists of people, and what they say for a draft of the visit."""
