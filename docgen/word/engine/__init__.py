"""Templates compiled once and filled as often as there are data.

``fill`` is the way in. ``prepare`` makes a ``template`` of a .docx: ``tag_and_brace_scanner`` finds the tags of a
paragraph and their faults, ``paragraph`` and ``format_tags`` put them where they act, ``compile`` and ``source`` make
Jinja source of a part, ``sandbox``, ``filters`` and ``rewrite`` say what its code may do. ``render`` prints data
through ``printers``, and ``media`` adds pictures and charts. ``card_face`` knows the faces of cards. ``faults`` has
every way in which a template can be wrong; ``lint`` lists them, ``adopt`` cleans a template that has none.
"""
