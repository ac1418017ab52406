"""Edits of finished Word files, as somebody makes them at night: for tests of packs."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"

#: What is done to the body of a document: gives the old and the new text, or None where there is nothing to edit.
Edit = Callable[[etree._Element], tuple[str, str] | None]


def edited(content: bytes, edit: Edit) -> tuple[bytes, tuple[str, str] | None]:
    """A document with its body edited and saved as another program saves it, and what was edited."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[_BODY])
    done = edit(root)
    parts[_BODY] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue(), done


def edit_file(path: Path, *replacements: tuple[str, str], once: bool = False) -> None:
    """Replaces texts in the body of a file, each wherever it stands in one run, or only at the first place."""

    def edit(root: etree._Element) -> None:
        for old, new in replacements:
            texts = [text for text in root.iter(f"{_W}t") if old in (text.text or "")]
            assert texts, f"{path.name} does not print {old}"
            for text in texts[:1] if once else texts:
                text.text = (text.text or "").replace(old, new)

    path.write_bytes(edited(path.read_bytes(), edit)[0])


def replaced(random: Random, pattern: str, new: Callable[[str], str]) -> Edit:
    """One text that fits a pattern becomes another."""

    def edit(root: etree._Element) -> tuple[str, str] | None:
        places = [(text, match) for text in _shown(root) for match in re.finditer(pattern, text.text or "")]
        if not places:
            return None
        text, match = random.choice(places)
        whole = text.text or ""
        text.text = whole[: match.start()] + new(match[0]) + whole[match.end() :]
        return match[0], new(match[0])

    return edit


def one_character(random: Random, values: Sequence[str]) -> Edit:
    """One character of a value becomes another; rather of a value that stands in several runs or over two lines."""

    def edit(root: etree._Element) -> tuple[str, str] | None:
        blocks = [
            cell for cell in root.iter(f"{_W}tc", f"{_W}txbxContent") if next(cell.iter(f"{_W}tbl"), None) is None
        ]
        random.shuffle(blocks)
        for block in blocks:
            characters = [
                (text, at) for text in _shown(block) for at, one in enumerate(text.text or "") if not one.isspace()
            ]
            whole = "".join((text.text or "")[at] for text, at in characters)
            places = [(whole.index(value), value) for value in values if value in whole]
            broken = [
                (start, value)
                for start, value in places
                if characters[start][0] is not characters[start + len(value) - 1][0]
            ]
            if places:
                start, value = random.choice(broken or places)
                text, at = characters[start + random.randrange(len(value))]
                old = text.text or ""
                text.text = f"{old[:at]}囍{old[at + 1 :]}"
                return value, old[at]
        return None

    return edit


def row_removed(random: Random, names: Sequence[str]) -> Edit:
    """A row of a table is deleted in which one of the names stands."""

    def edit(root: etree._Element) -> tuple[str, str] | None:
        rows = [row for row in root.iter(f"{_W}tr") if any(name in _text(row) for name in names)]
        if not rows:
            return None
        row = random.choice(rows)
        parent = row.getparent()
        assert parent is not None
        parent.remove(row)
        return _text(row), ""

    return edit


def swapped(random: Random, names: Sequence[str]) -> Edit:
    """Two names of the paper change places."""

    def edit(root: etree._Element) -> tuple[str, str] | None:
        texts = [text for text in _shown(root) if (text.text or "").strip() in names]
        if len({text.text for text in texts}) < 2:
            return None
        one = random.choice(texts)
        other = random.choice([text for text in texts if text.text != one.text])
        one.text, other.text = other.text, one.text
        return other.text or "", one.text or ""

    return edit


def other_digit(random: Random) -> Callable[[str], str]:
    """Changes one digit of a text, always the same one."""
    at, digit = random.random(), random.choice("123456789")

    def change(text: str) -> str:
        places = [place for place, character in enumerate(text) if character.isdigit()]
        place = places[int(at * len(places))]
        new = digit if text[place] != digit else str((int(digit) + 1) % 10)
        return text[:place] + new + text[place + 1 :]

    return change


def _shown(root: etree._Element) -> list[etree._Element]:
    """The texts that a reader sees, not the copies for programs that do not know the markup."""
    return [
        text
        for text in root.iter(f"{_W}t")
        if text.text and not any(str(above.tag).endswith("}Fallback") for above in text.iterancestors())
    ]


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_W}t"))


def written_over(path: Path, names: Mapping[str, str], once: bool = False) -> None:
    """Writes other texts over these names in the boxes of a file, in whichever runs they stand."""
    left = dict(names)

    def edit(root: etree._Element) -> None:
        for paragraph in root.iterfind(f".//{_W}txbxContent/{_W}p"):
            texts = _shown(paragraph)
            name = "".join("".join(text.text or "" for text in texts).split())
            if name in left:
                texts[0].text = left.pop(name) if once else left[name]
                for text in texts[1:]:
                    text.text = ""

    path.write_bytes(edited(path.read_bytes(), edit)[0])
