"""What binds a visit: a rule is a function, by subject in one folder; regional packs are data beside them."""
