"""What may have been meant by a name that is not there."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from jinja2 import nodes

from docgen.model.suggestions import closest_match
from docgen.word.engine.language import item_form

#: What a brand brings, whatever the kind.
BRAND_NAMES = ("口号", "图")
#: Mappings that are looked at before all are.
_SAMPLE = 32
_NAMES_IN_HINT = 15


def dotted_name(node: nodes.Node) -> str:
    """A dotted name as it stands in the tag; empty for everything else."""
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=owner, attr=key) if before := dotted_name(owner):
            return f"{before}.{key}"
    return ""


def key_hint(node: nodes.Expr, key: str, owner_path: str, mappings: list[Mapping[str, Any]]) -> str:
    """What is said of a key that none of the mappings has."""
    if not mappings:
        return f"“{owner_path}”是一个值，后面没有别的"
    known = {name: None for mapping in islice(mappings, _SAMPLE) for name in mapping}
    owner = getattr(node, "node", None)
    return name_hint(key, known, owner.name if isinstance(owner, nodes.Name) else owner_path)


def name_hint(name: str, known: Mapping[str, Any], owner: str = "行") -> str:
    """What may have been meant; ``owner`` has the known names as its keys."""
    if name in BRAND_NAMES:
        return "这次来访没有品牌：在来访文件或办公室文件里写上“品牌”"
    names = [known_name for known_name in known if not known_name.startswith("_")]
    if name[:1] in "pr" and name[1:] in known:
        return f"“{name[0]}”后面空一格：{{{{{name[0]} {name[1:]} }}}}"
    # English words are like each other by chance: parent, previtem
    if suggestion := closest_match(name, names, 0.7 if name.isascii() else 0.5):
        form = "" if suggestion.isidentifier() else f"写成 {item_form(owner, suggestion)}"
        return f"是不是“{suggestion}”？{form}"
    if not names:
        return ""
    return "可用：" + "、".join(names[:_NAMES_IN_HINT]) + ("等" if len(names) > _NAMES_IN_HINT else "")
