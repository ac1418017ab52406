"""Whether guests come from where the office is: by the place that they come from, and by their units."""

import re

from docgen.model.visit import Visit

_PLACES = re.compile("[^省市区县旗州盟]{1,8}?[省市区县旗州盟]")
#: A township within, or a county under a city, lies elsewhere.
_ELSEWHERE_WITHIN = re.compile("^[^局委办院校会厅处]{0,6}?(?:镇|乡|街道|苏木|县|区|市|旗|村)")


def where_from_here(visit: Visit) -> str:
    """The place or unit that shows all guests to be from the office's own town; empty where any is from elsewhere."""
    home = _home(visit.office.region)
    if not home:
        return ""
    if visit.origin:
        return visit.origin if visit.origin.endswith(home) else ""
    units = [guest.unit for guest in visit.guests.people if guest.unit]
    if not units and visit.letter and visit.letter.sender:
        units = [visit.letter.sender]
    return units[0] if units and all(_is_of(unit, home) for unit in units) else ""


def _home(region: str) -> str:
    """The narrowest place of a 地区: 清江区 of 云州市清江区."""
    places = _PLACES.findall(region)
    return places[-1] if places else ""


def _is_of(unit: str, home: str) -> bool:
    """Whether a unit is one of a place and not of a township in it: 邻溪县教育局, or 县教育局 as people there say.

    >>> [_is_of(unit, "邻溪县") for unit in ("邻溪县教育局", "县委办公室", "邻溪县石桥乡人民政府", "枫林市财政局")]
    [True, True, False, False]
    """
    if home in unit:
        return not _ELSEWHERE_WITHIN.search(unit.partition(home)[2])
    return re.match(f"(?:中共)?{home[-1]}(?:委|政|人|局|[^{home[-1]}]{{1,10}}(?:局|办|中心|委))", unit) is not None
