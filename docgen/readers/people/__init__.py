"""One reader of people: who stands in a line or cell as people type it. Visits, rosters and lists of names use it."""
