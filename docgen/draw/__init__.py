"""Drawings: what stands where on a sheet in millimetres, and the sheet as PNG or SVG."""
