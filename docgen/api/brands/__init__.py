"""Brands: which one is meant, what is wrong with its assets, a sheet that shows them all."""
