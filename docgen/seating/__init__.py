"""位次排列: where the chairs of a layout are, who sits on them, and why."""
