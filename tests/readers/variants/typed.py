"""A visit typed as YAML: keys in other words, values in other spellings, entries in braces or in lines."""

import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from docgen.model.lodging import Lodging
from docgen.model.people import Delegation
from docgen.model.value import Value
from docgen.model.visit import Letter, Visit
from tests.readers.variants.clean import CleanVisit, Row
from tests.readers.variants.laid_out import MODELS
from tests.readers.variants.spelt import Speller


def yaml_of(visit: CleanVisit, chance: random.Random, path: Path, often: float = 0.6) -> None:
    """Writes a visit as YAML; with ``often`` 0 every value and every name is plain."""
    speller = Speller(visit, chance, in_cell=False, often=often)
    lines = [
        f"{speller.word(field, Visit)}: {_value(speller, field, plain, Visit)}" for field, plain in visit.head.items()
    ]
    lines.append(f"{speller.word('公函', Visit)}: {_braces(speller, visit.letter, Letter)}")
    for section, entries in visit.sections.items():
        lines.append(f"{speller.word(section, Visit)}:")
        lines += _section(speller, section, entries, visit)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _section(speller: Speller, section: str, entries: Sequence[Row], visit: CleanVisit) -> list[str]:
    model = MODELS[section]
    if section == "来宾":
        head = [
            f"  {speller.word(field, Delegation)}: {_value(speller, field, plain, Delegation)}"
            for field, plain in visit.delegation.items()
        ]
        return [*head, "  名单:", *(line for entry in entries for line in _entry(speller, entry, model, "    "))]
    if section == "住宿":
        rooms = [{field: plain for field, plain in entry.items() if field != "宾馆"} for entry in entries]
        head = [f"  - {speller.word('宾馆', Lodging)}: {entries[0]['宾馆']}", f"    {speller.word('房间', Lodging)}:"]
        return [*head, *(line for entry in rooms for line in _entry(speller, entry, model, "      "))]
    return [line for entry in entries for line in _entry(speller, entry, model, "  ")]


def _entry(speller: Speller, entry: Row, model: type[Value], indent: str) -> list[str]:
    if speller.chance.random() < 0.5:
        return [f"{indent}- {_braces(speller, entry, model)}"]
    lines = [f"{speller.word(field, model)}: {_value(speller, field, plain, model)}" for field, plain in entry.items()]
    return [f"{indent}{'- ' if at == 0 else '  '}{line}" for at, line in enumerate(lines)]


def _braces(speller: Speller, entry: Mapping[str, str] | Row, model: type[Value]) -> str:
    pairs = (f"{speller.word(field, model)}: {_value(speller, field, plain, model)}" for field, plain in entry.items())
    return f"{{{', '.join(pairs)}}}"


def _value(speller: Speller, field: str, plain: str | tuple[str, ...], model: type[Value]) -> str:
    if isinstance(plain, tuple) and speller.chance.random() < 0.5:
        return f"[{', '.join(plain)}]"
    return json.dumps(str(speller.value(field, plain, model)), ensure_ascii=False)
