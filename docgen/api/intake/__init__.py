"""A draft of a visit from what was sent: letters, lists, workbooks."""
