"""Every way in which a template can be wrong, one module for each kind of fault.

``braces``: mistyped delimiters, worded here and found by ``engine.tag_and_brace_scanner``. ``statements``: unknown
statements and blocks that do not end where they should. ``syntax``: expressions that do not parse. ``forbidden``: code
that a template may not run. Names that the data do not have are found in ``engine.names``, which also lists the names
that a template uses.
"""
