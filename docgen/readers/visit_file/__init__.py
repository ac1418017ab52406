"""A visit file into a Visit (``visit``): text into nodes with places (``nodes``), nodes into values (``decode``).

The other YAML files of an office are read with the same nodes and decoder.
"""
