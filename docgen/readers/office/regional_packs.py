"""Regional packs: the stock packs that a 地区 names, and the office's own pack beside office.yaml."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.errors import Problem
from docgen.model.office import Office
from docgen.model.pack import Pack
from docgen.model.suggestions import suggestion
from docgen.readers.files import elsewhere_problem, leads_elsewhere, read_own_text
from docgen.readers.visit_file.nodes import Source, UnreadableError
from docgen.readers.visit_file.tolerant import value_of_text

#: The office's own pack.
OWN_PACK = "地方规定.yaml"
_STOCK = Path(__file__).parents[2] / "rules" / "packs"


def packs_of(office: Office, folder: Path) -> tuple[tuple[Pack, ...], tuple[Problem, ...]]:
    """The packs that bind an office, the most local last: those of its 地区, those on which its own is based, its own.

    Also gives everything that is wrong in them. A stock pack lies in a file named after its region, so that only the
    packs of an office are read.
    """
    problems: list[Problem] = []
    own = _own_pack(folder / OWN_PACK, problems)
    names = pack_names_in(office.region)
    packs = [_stock_pack(name, problems) for name in names]
    if own:
        own_pack, source = own
        problems += [*_unknown_base_problems(own_pack, source), *_unused_key_problems(own_pack, source)]
        bases = [name for region in own_pack.base for name in pack_names_in(region) if name not in names]
        packs += [_stock_pack(name, problems) for name in bases]
        packs.append(own_pack)
    return tuple(pack for pack in packs if pack), tuple(problems)


def _own_pack(path: Path, problems: list[Problem]) -> tuple[Pack, Source] | None:
    """The office's own pack, if there is one; a link out of the office is said and not read."""
    if path.is_symlink() and leads_elsewhere(path, path.parent):
        problems.append(elsewhere_problem(path))
        return None
    return _read_pack(path, problems) if os.path.lexists(path) else None


def pack_names_in(region: str) -> list[str]:
    """The packs whose region a 地区 names, the widest first: 湖南 and 株洲 for 湖南省株洲市."""
    matches = {name: re.search(f"(?:^|[省市区州盟县]){name}", region) for name in stock_pack_names()}
    places = {name: match.start() for name, match in matches.items() if match}
    return sorted(places, key=lambda name: places[name])


def stock_pack_names() -> tuple[str, ...]:
    """The names of the packs that come with docgen."""
    return tuple(sorted(path.stem for path in _STOCK.glob("*.yaml")))


def stock_packs() -> Iterator[Pack]:
    """All packs that come with docgen."""
    problems: list[Problem] = []
    for name in stock_pack_names():
        pack = _stock_pack(name, problems)
        assert pack is not None and not problems, name  # a test reads them all
        yield pack


def _stock_pack(name: str, problems: list[Problem]) -> Pack | None:
    pack_and_source = _read_pack(_STOCK / f"{name}.yaml", problems)
    return pack_and_source[0] if pack_and_source else None


def _read_pack(path: Path, problems: list[Problem]) -> tuple[Pack, Source] | None:
    try:
        source, notices = read_own_text(path)
        pack, pack_problems = value_of_text(source, Pack)
    except UnreadableError as error:
        problems += error.problems
        return None
    problems += [*notices, *pack_problems]
    return (pack, source) if pack else None


def _unknown_base_problems(pack: Pack, source: Source) -> Iterable[Problem]:
    for name in pack.base:
        if not pack_names_in(name):
            hint = suggestion(name, stock_pack_names()) + f"自带的有：{'、'.join(stock_pack_names())}"
            yield source.problem(pack.at["base"], "D113", f"没有“{name}”这个规则包", hint)


#: Where things may be forbidden; for what sums may be set besides kinds of rooms.
_PLACES = ("布置", "菜", "酒水", "房间")
_SUMS = (
    *("早餐", "午餐", "晚餐", "工作餐", "自助餐", "宴请", "外宾宴请", "商务宴请", "商务用餐", "礼品", "纪念品"),
    *("伙食补助", "交通补助"),
)


def _unused_key_problems(pack: Pack, source: Source) -> Iterable[Problem]:
    """A problem for every key that no rule reads: what stands under it would silently have no effect."""
    for field, known, room in (("forbidden", _PLACES, ""), ("standards", _SUMS, "间|套|房")):
        for key in getattr(pack, field):
            if key not in known and not (room and re.search(room, key)):
                hint = suggestion(key, known) + f"可以写：{'、'.join(known)}" + ("，或房型" if room else "")
                mark = pack.at.get(f"{field}.{key}") or pack.at[field]
                yield source.problem(mark, "D106", f"“{key}”没有哪条规则用到", hint)
