"""The Excel form of a visit: what its sheets hold, and a visit filled into it."""
