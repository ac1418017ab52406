"""Makes the slips that people make: each maker changes the lines of a clean file as a clerk would have typed them."""

import random
import re
from collections.abc import Callable

Lines = list[str]
_KEY = r"^(\s*(?:- )?\{?)([\u4e00-\u9fff]{2,6}): "


def _chosen(lines: Lines, chance: random.Random, pattern: str) -> int | None:
    """The number of a line with this pattern, by chance; None when there is none."""
    numbers = [at for at, line in enumerate(lines) if re.search(pattern, line) and not line.lstrip().startswith("#")]
    return chance.choice(numbers) if numbers else None


def _change(
    lines: Lines, chance: random.Random, pattern: str, new: Callable[[re.Match[str]], str], count: int = 1
) -> None:
    at = _chosen(lines, chance, pattern)
    if at is not None:
        lines[at] = re.sub(pattern, new, lines[at], count=count)


def wide_colon(lines: Lines, chance: random.Random) -> None:
    _change(lines, chance, _KEY, lambda key: f"{key[1]}{key[2]}：{chance.choice(['', ' '])}")


def no_space(lines: Lines, chance: random.Random) -> None:
    _change(lines, chance, _KEY, lambda key: f"{key[1]}{key[2]}:")


def wide_colons_everywhere(lines: Lines, _chance: random.Random) -> None:
    lines[:] = [re.sub(_KEY, r"\1\2：", line) for line in lines]


def wide_colons_in_braces(lines: Lines, chance: random.Random) -> None:
    at = _chosen(lines, chance, r"\{")
    if at is not None:
        lines[at] = re.sub(r"([{,] ?[\u4e00-\u9fff]{2,4}): ", r"\1：", lines[at])


def other_separator(lines: Lines, chance: random.Random) -> None:
    mark = chance.choice(["，", "、", "；", ";", "， ", " "])
    at = _chosen(lines, chance, r"\{.*, [\u4e00-\u9fff]{2,4}: ")
    if at is not None:
        lines[at] = re.sub(r", (?=[\u4e00-\u9fff]{2,4}: )", mark, lines[at], count=chance.choice([0, 1]))


def wide_braces(lines: Lines, chance: random.Random) -> None:
    at = _chosen(lines, chance, r"^[^\"]*\{[^\"]*$")
    if at is not None:
        both = lines[at].replace("{", "｛").replace("}", "｝")
        lines[at] = chance.choice([both, lines[at].replace("{", "｛", 1)])


def wide_brackets(lines: Lines, chance: random.Random) -> None:
    at = _chosen(lines, chance, r"^[^\"]*\[[^\"]*$")
    if at is not None:
        lines[at] = lines[at].replace("[", "［").replace("]", "］")


def not_closed(lines: Lines, chance: random.Random) -> None:
    _change(lines, chance, r"^([^#]*)[}\]]$", lambda line: line[1])


def more_behind(lines: Lines, chance: random.Random) -> None:
    _change(lines, chance, r"\}$", lambda _: "}" + chance.choice(["}", ",", "，", "。"]))


def tabs(lines: Lines, chance: random.Random) -> None:
    at = _chosen(lines, chance, r"^ {2}")
    if at is None:
        return
    indent = re.match(" +", lines[at])
    for number, line in enumerate(lines):
        same = re.match(" +", line)
        if indent and same and same.group() == indent.group() and (number == at or chance.random() < 0.5):
            lines[number] = "\t" * (same.end() // 2) + line.lstrip(" ")


def tabs_everywhere(lines: Lines, _chance: random.Random) -> None:
    lines[:] = [re.sub("^ +", lambda blanks: "\t" * (blanks.end() // 2), line) for line in lines]


def odd_spaces(lines: Lines, chance: random.Random) -> None:
    _change(
        lines,
        chance,
        "^ {2,}",
        lambda blanks: chance.choice(["\u00a0" * blanks.end(), "\u3000" * (blanks.end() // 2)]),
    )


def odd_dash(lines: Lines, chance: random.Random) -> None:
    mark = chance.choice(["-", "—", "－", "- - ", "• ", "· ", "-　"])
    _change(lines, chance, r"^(\s*)- ", lambda dash: dash[1] + mark)


def chinese_quotes(lines: Lines, chance: random.Random) -> None:
    around = chance.choice(["“%s”", "‘%s’", '"%s', '“%s"'])
    _change(lines, chance, r"(姓名|单位|职务|电话): ([^\"'\[{,}\n]+)", lambda value: f"{value[1]}: {around % value[2]}")


def quotes_of_the_other_kind(lines: Lines, chance: random.Random) -> None:
    _change(lines, chance, r'(电话|房号): "([^"\\]+)"', lambda value: f"{value[1]}: “{value[2]}”")


def other_bracket_of_the_year(lines: Lines, chance: random.Random) -> None:
    around = chance.choice(["[%s]", "（%s）", "(%s)", "【%s】"])
    _change(lines, chance, r"(?<=函)〔(\d{4})〕", lambda year: around % year[1])


def spaced_key(lines: Lines, chance: random.Random) -> None:
    space = chance.choice([" ", "\u3000"])
    _change(lines, chance, r"^(\s*(?:- )?[\u4e00-\u9fff])([\u4e00-\u9fff]): ", lambda key: f"{key[1]}{space}{key[2]}: ")


def other_marks_of_a_list(lines: Lines, chance: random.Random) -> None:
    first = _chosen(lines, chance, r"^\s*- [\u4e00-\u9fff·]{2,4}$")
    if first is None:
        return
    indent = re.match(r"\s*", lines[first])
    assert indent is not None
    start = indent.group() + "- "
    while first and lines[first - 1].startswith(start) and "{" not in lines[first - 1]:
        first -= 1
    mark = chance.choice(["%d. ", "%d、", "• ", ""])
    number = 1
    while first < len(lines) and lines[first].startswith(start):
        shown = mark % number if "%" in mark else mark
        lines[first] = indent.group() + shown + lines[first].removeprefix(start)
        number, first = number + 1, first + 1


MAKERS: list[Callable[[Lines, random.Random], None]] = [
    wide_colon,
    no_space,
    wide_colons_everywhere,
    wide_colons_in_braces,
    other_separator,
    wide_braces,
    wide_brackets,
    not_closed,
    more_behind,
    tabs,
    tabs_everywhere,
    odd_spaces,
    odd_dash,
    chinese_quotes,
    quotes_of_the_other_kind,
    other_bracket_of_the_year,
    spaced_key,
    other_marks_of_a_list,
]
