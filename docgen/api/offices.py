"""A new office: its files, a visit to start from, an empty form."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from docgen import assets
from docgen.api.export import empty_form
from docgen.api.neutral import neutral
from docgen.api.office_around import json_schema
from docgen.errors import OutputError, Problem
from docgen.model.office import TABLES
from docgen.model.posts import is_unit
from docgen.output.write import write_files
from docgen.readers.office.office import OFFICE_FILE

#: The folder of visits, with the files that they enclose, and those that are there to be read, not to start from.
_VISITS = "来访"
_ONLY_EXAMPLES = ("台账", "稿子", "审计", "待改")
_WRITTEN_SCHEMAS = ("来访", "办公室", "地方规定", *TABLES)


class NewOffice(NamedTuple):
    """What a new office is called: what was given, and what the name of its folder says."""

    unit: str = ""
    short: str = ""
    region: str = ""
    from_folder: str = ""

    @property
    def is_example(self) -> bool:
        """Whether it is the example office, which lies in 清江区: nothing else was said, or just that."""
        given = [word for word in (self.unit, self.short, self.region) if word]
        return not given or any(_EXAMPLE_PLACE in word for word in given)


def name_office(folder: str | Path, unit: str = "", short: str = "", region: str = "") -> NewOffice:
    """What an office in a folder is called. A folder that is called like a unit or a place (青山县) says it itself."""
    name = Path(folder).resolve().name
    if unit or short or region or _EXAMPLE_PLACE in name:
        return NewOffice(unit, short, region)
    if _PLACE.fullmatch(name):
        return NewOffice(region=name, from_folder=name)
    return NewOffice(unit=name, from_folder=name) if _PLACE.match(name) and is_unit(name) else NewOffice()


def own_office(folder: str | Path, unit: str, short: str = "", region: str = "") -> tuple[Path, ...]:
    """Writes the office of a unit without any samples: no visits, and tables with nothing but lines to go by.

    Nothing that is there is overwritten. Raises OutputError.
    """
    target, names = Path(folder), NewOffice(unit, short, region)
    _require_new(target)
    example = assets.stock("examples") / "new_office"
    paths = [path.relative_to(example) for path in sorted(example.rglob("*.yaml"))]
    texts = {path: _with_names(_with_schema_line(example, path), names) for path in paths if path.parts[0] != _VISITS}
    files = [
        (target / path, (_as_comments(text) if path.stem in TABLES else text).encode()) for path, text in texts.items()
    ]
    name = short or unit or region or target.resolve().name
    written = write_files([*files, _neutral_brand(target, name), *_schemas(target, neutral)])
    return (*written, *write_files([(target / FORM_PATH, empty_form(target, target / OFFICE_FILE))]))


def new_office(folder: str | Path, unit: str = "", short: str = "", region: str = "") -> tuple[Path, ...]:
    """Writes a new office: its file, its tables, a brand, a visit to start from, an empty form, schemas for editors.

    Where nothing is said of it, it is the example office with its visits. Where a unit, a short name or a region is
    given (or the folder is called like one), it has these, and its tables hold one example each: nobody gets the people
    and places of another region. Its brand is neutral. Nothing that is there is overwritten. Raises OutputError.
    """
    target, names = Path(folder), name_office(folder, unit, short, region)
    _require_new(target)
    example = assets.stock("examples") / ("office" if names.is_example else "new_office")
    paths = [path.relative_to(example) for path in sorted(example.rglob("*.yaml"))]
    texts = {path: _with_schema_line(example, path) for path in paths if path.parts[0] not in _ONLY_EXAMPLES}
    if names.is_example:
        own = {"单位": unit, "简称": short or unit, "地区": region, "品牌": _OWN_BRAND}
        texts[Path(OFFICE_FILE)] = _with_own_values(texts[Path(OFFICE_FILE)], own)
    else:
        texts = {path: _with_names(text, names) for path, text in texts.items()}
    files = [(target / path, text.encode()) for path, text in texts.items()]
    enclosed = (path for path in sorted((example / _VISITS).rglob("*")) if path.is_file() and path.suffix != ".yaml")
    files += [(target / path.relative_to(example), path.read_bytes()) for path in enclosed]
    name = short or names.unit or target.resolve().name
    schemas = _schemas(target, str if names.is_example else neutral)
    return write_files([*files, (target / FORM_PATH, _form(example)), _neutral_brand(target, name), *schemas])


def _neutral_brand(target: Path, name: str) -> tuple[Path, bytes]:
    """The file of the brand of a new office."""
    return target / "brand_assets" / _OWN_BRAND / "brand.yaml", _NEUTRAL_BRAND.format(name=_quoted(name)).encode()


def _schemas(target: Path, said: Callable[[str], str]) -> list[tuple[Path, bytes]]:
    """The schemas for editors; ``said`` gives their words as this office reads them."""
    return [(target / ".schema" / f"{name}.json", said(json_schema(name)).encode()) for name in _WRITTEN_SCHEMAS]


#: Where the example office lies.
_EXAMPLE_PLACE = "清江"
#: The empty form of a new office.
FORM_PATH = Path("来访", "来访空表.xlsx")
_PLACE = re.compile("[\u4e00-\u9fff]{2,12}?(?:省|市|州|盟|区|县|旗|镇|乡|街道)")


def _as_comments(text: str) -> str:
    """A table whose rows are only there to go by."""
    lines = text.splitlines()
    rows = [line if line.startswith("#") or not line else f"# {line}" for line in lines]
    rows.append("# 上面各行是样子，写的时候去掉前面的“# ”，换成真的。")
    return "\n".join(rows) + "\n"


def _form(example: Path) -> bytes:
    """An empty form that offers what the tables of an office list."""
    return empty_form(example, example / OFFICE_FILE)


def _require_new(target: Path) -> None:
    """Raises OutputError where an office is already."""
    if (target / OFFICE_FILE).exists():
        text = f"“{target}”里已经有一个办公室（{OFFICE_FILE}），没有动它"
        hint = (
            f"接着用它，在 {target / '来访'} 里写来访文件；要另建一个，换一个文件夹名；"
            "只要一张空表，docgen new --xlsx 来访.xlsx"
        )
        raise OutputError([Problem(None, "O401", "error", text, hint)])


def _with_names(text: str, names: NewOffice) -> str:
    """A file of the neutral office with its unit, short name and region; they stand between quotes."""
    given = {"本单位全称": names.unit, "本单位简称": names.short or names.unit, "本地": names.region}
    for word, name in given.items():
        text = text.replace(f'"{word}"', _quoted(name))
    return text


def _with_own_values(text: str, own: Mapping[str, str]) -> str:
    """The text of office.yaml with these values in place of the example's."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        key = line.partition(":")[0]
        if own.get(key):
            lines[at] = f"{key}: {_quoted(own[key])}"
    return "\n".join(lines)


def _quoted(value: str) -> str:
    """A text as YAML takes it for a text."""
    return json.dumps(value, ensure_ascii=False)


#: The folder of the brand that a new office has, and its brand.yaml: no emblem and no slogan of somebody else's.
_OWN_BRAND = "本单位"
_NEUTRAL_BRAND = """# 本单位的品牌：颜色、标志、口号。图片放在这个文件夹里；改好以后 docgen brand check 看一遍。
名称: {name}
颜色: {{主色: "1F3A5F", 辅色: "5A6672"}}   # 六位十六进制数；标题、线条用主色
字体: {{}}   # 用途: 字体名；空着就用公文标准字体
# 标志: {{文件: logo.png, 宽: 18, 说明: 本单位的标志}}
# 口号（一字不差；过期的、没有批准的、不许用在那里的都不印）：
# 口号:
#   - 名称: 主
#     文字: 口号的文字
#     图: slogan.png            # PNG、JPEG，或只有轮廓的 SVG
#     说明: 口号：口号的文字
#     用途: [菜单, 手边单]
#     有效: 2026-01-01 至 2026-12-31
#     批准: {{审批人: 谁, 日期: 2025-12-20, 文号: 文件字号}}
# 默认: 主
"""


def _with_schema_line(example: Path, path: Path) -> str:
    """A file of the example office below the line that tells an editor which schema to help with."""
    name = {"office": "办公室", "地方规定": "地方规定"}.get(path.stem, path.stem if path.stem in TABLES else "来访")
    up = "../" * (len(path.parts) - 1)
    return f"# yaml-language-server: $schema={up}.schema/{name}.json\n{(example / path).read_text('utf-8')}"
