"""品牌资产一览: everything that a brand has, drawn as it is printed, with what may be done with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from docgen.errors import LEVEL_WORDS, Problem
from docgen.kinds._kind import Page
from docgen.kinds._slogans import at_most
from docgen.model.brand import Artwork, Brand, OutlinePath, Slogan, VectorDrawing
from docgen.model.validity import OpenPeriod, Season
from docgen.text.colours import contrast_with_white
from docgen.text.titles import title_lines
from docgen.text.wording import full_date, listed

#: Every row of a slogan says whether a page may end behind it.
MAY_BREAK = "末"
_WIDEST_MM, _HIGHEST_MM = 100.0, 60.0
_SWATCH_MM = (30.0, 8.0)


class BrandSheet(NamedTuple):
    """A brand with what is said of each of its drawings, by name, and of the brand itself."""

    brand: Brand
    facts: Mapping[str, str]
    problems: Sequence[Problem] = ()


def pages(sheet: BrandSheet) -> Iterator[Page]:
    """One document."""
    brand = sheet.brand
    title = f"“{brand.name}”品牌资产一览"
    slogans = {slogan.name for slogan in brand.managed_slogans}
    others = {name: artwork for name, artwork in brand.pictures.items() if name not in slogans | {"标志"}}
    context = {
        "标题": title,
        "标题分行": "\n".join(title_lines((title,))),
        "标志": [_picture("标志", brand.emblem, sheet)] if brand.emblem else [],
        "口号": [_slogan(slogan, sheet) for slogan in brand.managed_slogans],
        "颜色": [_colour(role, colour) for role, colour in brand.colours.items()],
        "字体": [{"用途": role, "字体": face} for role, face in brand.faces.items()],
        "图片": [_picture(name, artwork, sheet) for name, artwork in others.items()],
        "要改": [{"文": _problem_text(problem)} for problem in sheet.problems],
    }
    yield Page(title, context, template="brand")


def _picture(name: str, artwork: Artwork, sheet: BrandSheet) -> dict[str, Any]:
    return {"名": name, "图": at_most(artwork, _WIDEST_MM, _HIGHEST_MM), "说明": artwork.alt, "规格": sheet.facts[name]}


def _slogan(slogan: Slogan, sheet: BrandSheet) -> dict[str, Any]:
    """A slogan as rows of what is known of it; what is not said of it has no row."""
    kinds = [kind or "全部文书" for kind, name in sheet.brand.defaults.items() if name == slogan.name]
    said = {
        "文字": slogan.text,
        "英文": slogan.english,
        "规格": sheet.facts.get(slogan.name, ""),
        "用途": listed(slogan.uses) or "不限",
        "不得": listed(slogan.not_for),
        "有效": _validity(slogan.valid),
        "批准": _approval(slogan),
        "季节": listed(map(_season, slogan.seasons)),
        "默认": listed(kinds),
    }
    artwork = at_most(slogan.artwork, _WIDEST_MM, _HIGHEST_MM) if slogan.artwork else ""
    rows = [{"项": item, "文": text, MAY_BREAK: False} for item, text in said.items() if text]
    rows[-1][MAY_BREAK] = True
    return {"名": slogan.name, "图": artwork, "行": rows}


def _validity(valid: OpenPeriod) -> str:
    first, last = valid
    if first and last:
        return f"{full_date(first)}至{full_date(last)}"
    if first:
        return f"{full_date(first)}起"
    return f"{full_date(last)}止" if last else "长期"


def _approval(slogan: Slogan) -> str:
    approval = slogan.approval
    if approval is None:
        return "没有写"
    if approval.refused:
        return "还没有批准"
    return "，".join(filter(None, (approval.by, full_date(approval.day) if approval.day else "", approval.document)))


def _season(season: Season) -> str:
    return season.part_of_day or listed(f"{month}月" for month in season.months)


def _colour(role: str, colour: str) -> dict[str, Any]:
    width, height = _SWATCH_MM
    corners = (("M", (0.0, 0.0)), ("L", (1.0, 0.0)), ("L", (1.0, 1.0)), ("L", (0.0, 1.0)), ("Z", ()))
    swatch = VectorDrawing((OutlinePath(colour, corners),), width, height, f"{role} {colour}")
    return {"用途": role, "样": swatch, "色值": f"#{colour}", "对比": f"{contrast_with_white(colour):.1f}∶1"}


def _problem_text(problem: Problem) -> str:
    hint = f"（{problem.hint}）" if problem.hint else ""
    return f"{LEVEL_WORDS[problem.level]}：{problem.text}{hint}"


_PICTURE_NAMES = {"名": "名称", "图": "图", "说明": "文字说明", "规格": "印多大、多少像素、什么颜色"}
#: What the template ``brand.docx`` may use.
NAMES = {
    "标题": "这份文书的名称",
    "标题分行": "名称，断成匀称的几行",
    "标志": [_PICTURE_NAMES],
    "口号": [
        {
            "名": "名称",
            "图": "写成的图，没有时为空",
            "行": [{"项": "文字、用途、有效等", "文": "内容", MAY_BREAK: "后面可否换页"}],
        }
    ],
    "颜色": [{"用途": "主色、辅色等", "样": "色块", "色值": "六位十六进制数", "对比": "和白纸的对比"}],
    "字体": [{"用途": "正文、标题等", "字体": "字体名"}],
    "图片": [_PICTURE_NAMES],
    "要改": [{"文": "问题和改法"}],
}
