"""Regional packs: which of ours a 地区 means, and the office's own beside office.yaml."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.errors import Problem
from docgen.model.office import Office
from docgen.model.pack import Pack
from docgen.model.suggestions import suggestion
from docgen.readers.files import read
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import Source, UnreadableError, compose

#: The office's own pack.
OWN_PACK = "地方规定.yaml"
_STOCK = Path(__file__).parents[2] / "rules" / "packs"


def packs_of(office: Office, folder: Path) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """The packs that bind an office, the most local last: those of its 地区, those its own takes over, its own.

    A pack of ours lies in a file that is called like its region, so that only what is meant is read.
    """
    problems: list[Problem] = []
    own = _read(folder / OWN_PACK, problems) if (folder / OWN_PACK).is_file() else None
    named = _named(office.region)
    found = [_stock_pack(name, problems) for name in named]
    if own:
        pack, source = own
        problems += [*_unknown(pack, source), *_misspelt(pack, source)]
        taken = [name for one in pack.base for name in _named(one) if name not in named]
        found += [_stock_pack(name, problems) for name in taken]
        found.append(pack)
    return tuple(pack for pack in found if pack), tuple(problems)


def _named(region: str) -> list[str]:
    """The packs whose region a 地区 names, the widest first: 湖南 and 株洲 for 湖南省株洲市."""
    places = {name: re.search(f"(?:^|[省市区州盟县]){name}", region) for name in stock()}
    found = {name: place.start() for name, place in places.items() if place}
    return sorted(found, key=lambda name: found[name])


def stock() -> tuple[str, ...]:
    """The names of our packs."""
    return tuple(sorted(path.stem for path in _STOCK.glob("*.yaml")))


def stock_packs() -> Iterator[Pack]:
    """All of our packs."""
    problems: list[Problem] = []
    for name in stock():
        pack = _stock_pack(name, problems)
        assert pack is not None and not problems, name  # they are ours, and a test reads them all
        yield pack


def _stock_pack(name: str, problems: list[Problem]) -> Pack | None:
    found = _read(_STOCK / f"{name}.yaml", problems)
    return found[0] if found else None


def _read(path: Path, problems: list[Problem]) -> tuple[Pack, Source] | None:
    try:
        source, notices = read(path)
        node = compose(source)
    except UnreadableError as error:
        problems += error.problems
        return None
    decoder = Decoder()
    pack = decoder.whole(node, Pack, source)
    problems += [*notices, *decoder.problems]
    return (pack, source) if pack else None


def _unknown(pack: Pack, source: Source) -> Iterable[Problem]:
    for name in pack.base:
        if not _named(name):
            hint = suggestion(name, stock()) + f"自带的有：{'、'.join(stock())}"
            yield source.problem(pack.at["base"], "D113", f"没有“{name}”这个规则包", hint)


#: Where a thing may be forbidden, and what a sum may be set for besides kinds of rooms.
_PLACES = ("布置", "菜", "酒水", "房间")
_SUMS = ("早餐", "午餐", "晚餐", "工作餐", "自助餐", "宴请", "外宾宴请", "礼品")


def _misspelt(pack: Pack, source: Source) -> Iterable[Problem]:
    """Keys that no rule asks for: what stands under them would bind nobody, and nobody would know."""
    for field, known, room in (("forbidden", _PLACES, ""), ("standards", _SUMS, "间|套|房")):
        for key in getattr(pack, field):
            if key not in known and not (room and re.search(room, key)):
                hint = suggestion(key, known) + f"可以写：{'、'.join(known)}" + ("，或房型" if room else "")
                mark = pack.at.get(f"{field}.{key}") or pack.at[field]
                yield source.problem(mark, "D106", f"“{key}”没有哪条规则用到", hint)
