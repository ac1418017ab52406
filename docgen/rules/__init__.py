"""What binds a visit: one function a rule, one file a subject; regional packs are data beside them."""
