"""The words of the template language: statements, tests, what a loop knows of itself, what mappings can list."""

#: Statements that open a block, and those that end one or divide one, with the blocks that they belong to.
BLOCK_STATEMENTS = ("if", "for", "with")
BLOCK_ENDS = {"endif": "if", "endfor": "for", "endwith": "with"}
BLOCK_DIVIDERS = {"elif": ("if",), "else": ("if", "for")}

#: All statements, those of docxtpl that format cells and our 右空 included.
STATEMENTS = (
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "with",
    "endwith",
    "set",
    "vm",
    "hm",
    "colspan",
    "cellbg",
    "右空",
)

#: What can be written behind ``is``.
TESTS = frozenset(
    "defined undefined none string number integer float boolean mapping sequence iterable true false even odd "
    "divisibleby eq equalto ne lt lessthan le gt greaterthan ge in sameas lower upper == != < <= > >=".split()
)

#: The attributes of ``loop``.
LOOP_ATTRIBUTES = frozenset(
    "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed".split()
)

#: The methods of a mapping that can be called.
MAPPING_METHODS = frozenset(("items", "keys", "values"))
