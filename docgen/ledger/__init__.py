"""The visits of a year added up: totals that know their visits, and what reports say of them."""
