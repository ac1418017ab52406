"""Puts other pictures in the place of those that a template has, in their frames."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from html import unescape

_DRAWN = re.compile(r"<pic:pic\b.*?</pic:pic>|<wp:(?:inline|anchor)\b.*?</wp:(?:inline|anchor)>", re.S)
_NAMES = re.compile(r"<(?:pic:cNvPr|wp:docPr)\b[^>]*>")
_NAME = re.compile(r'\b(?:name|title|descr)="([^"]*)"')
_BLIP = re.compile(r'<a:blip\b[^>]*\br:embed="([^"]*)"')
_PNG = b"\x89PNG"


def replace_pictures(
    parts: Mapping[str, bytes], replaced: Mapping[str, bytes], originals: Mapping[str, bytes]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts with other pictures, and the names among ``replaced`` that no picture has.

    A picture is called by its name, its title or its alternative text, or is the file of this name in the package, or
    has the content that ``originals`` gives for the name.
    """
    media = {name: _media_called(parts, name) or _media_like(parts, originals.get(name, b"")) for name in replaced}
    result = dict(parts)
    for name, content in replaced.items():
        for target in media[name]:
            _put(result, target, content)
    return result, tuple(name for name, targets in media.items() if not targets)


def _media_called(parts: Mapping[str, bytes], name: str) -> set[str]:
    """The files in the package that a name stands for."""
    called = {part for part in parts if part.startswith("word/media/") and part.rpartition("/")[2] == name}
    for part_name, relation, names in _pictures(parts):
        if name in names:
            folder, _, file = part_name.rpartition("/")
            targets = _targets(parts, f"{folder}/_rels/{file}.rels")
            called |= {targets[relation]} if relation in targets else set()
    return called


def _media_like(parts: Mapping[str, bytes], original: bytes) -> set[str]:
    """The files in the package with this content."""
    return {name for name, part in parts.items() if original and name.startswith("word/media/") and part == original}


def _pictures(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str, set[str]]]:
    """Every picture of the parts: the part, the relationship of its file, its names."""
    for part_name, content in parts.items():
        if not part_name.endswith(".xml") or b"r:embed" not in content:
            continue
        for drawn in _DRAWN.finditer(content.decode("utf-8", "replace")):
            blip = _BLIP.search(drawn.group())
            names = {unescape(name) for tag in _NAMES.findall(drawn.group()) for name in _NAME.findall(tag)}
            if blip:
                yield part_name, blip.group(1), names


def _targets(parts: Mapping[str, bytes], relations: str) -> dict[str, str]:
    """The parts to which the relationships of a part lead, by their ids."""
    written = parts.get(relations, b"").decode("utf-8", "replace")
    folder = relations.replace("_rels/", "").rpartition("/")[0]
    targets = {}
    for entry in re.findall(r"<Relationship\b[^>]*>", written):
        relation, target = (re.search(rf'\b{key}="([^"]*)"', entry) for key in ("Id", "Target"))
        if relation and target:
            path = target.group(1)
            targets[relation.group(1)] = path.lstrip("/") if path.startswith("/") else f"{folder}/{path}"
    return targets


def _put(parts: dict[str, bytes], target: str, content: bytes) -> None:
    """Puts content in the place of a file of the package; a file of another kind gets a name of its own."""
    ending = "png" if content.startswith(_PNG) else "jpeg"
    old_ending = target.rpartition(".")[2].lower()
    if old_ending == ending or {old_ending, ending} <= {"jpg", "jpeg"}:
        parts[target] = content
        return
    new = f"word/media/replaced{hashlib.sha256(content).hexdigest()[:8]}.{ending}"
    parts[new] = content
    del parts[target]
    old_name, new_name = target.removeprefix("word/"), new.removeprefix("word/")
    for name in [name for name in parts if name.endswith(".rels")]:
        parts[name] = parts[name].replace(f'"{old_name}"'.encode(), f'"{new_name}"'.encode())
        parts[name] = parts[name].replace(f'"/{target}"'.encode(), f'"/{new}"'.encode())
    types = parts["[Content_Types].xml"]
    if f'Extension="{ending}"'.encode() not in types:
        entry = f'<Default Extension="{ending}" ContentType="image/{ending}"/>'.encode()
        parts["[Content_Types].xml"] = re.sub(rb"(<Types\b[^>]*>)", rb"\1" + entry, types, count=1)
