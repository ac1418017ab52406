"""An office: a new one, the one around a file, the schemas that editors read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.files import require_file
from docgen.errors import DataError, Problem, UsageError, has_errors
from docgen.model.office import TABLES
from docgen.model.suggestions import suggestion
from docgen.output.write import write_files
from docgen.readers.office.office import OFFICE_FILE, OfficeFiles, find_office, load_office
from docgen.readers.visit_file.schema import office_schema, pack_schema, table_schema, visit_schema, work_schema


def read_office_files(office: str | Path | None, folder: Path) -> OfficeFiles:
    """The office of this file, else the nearest one in ``folder`` or above it, else an empty one.

    What is wrong in its files stands in its problems. Raises UsageError when ``office`` is not there.
    """
    path = require_file(office) if office else find_office(folder)
    return load_office(path) if path else OfficeFiles()


def load_office_files(office: str | Path | None, folder: Path) -> OfficeFiles:
    """The same, for who cannot go on with a faulty office. Raises DataError when there is an error in its files."""
    files = read_office_files(office, folder)
    raise_errors(files.problems)
    return files


def raise_errors(problems: Sequence[Problem]) -> None:
    """Raises DataError with all of these problems when one of them is an error."""
    if has_errors(problems):
        raise DataError(problems)


#: The folder of visits, with the files that they enclose, and those that are there to be read, not to start from.
_VISITS = "来访"
_ONLY_EXAMPLES = ("台账", "稿子", "审计", "待改")
_FILE_SCHEMAS = {"来访": visit_schema, "办公室": office_schema, "地方规定": pack_schema, "工作": work_schema}
_WRITTEN_SCHEMAS = ("来访", "办公室", "地方规定", *TABLES)


def new_office(folder: str | Path, unit: str = "", short: str = "", region: str = "") -> tuple[Path, ...]:
    """Writes a new office: its file, its tables, a brand, visits to start from, and the schemas that editors read.

    The office has this unit, short name and region, or those of the example; its brand is neutral and has the name of
    the unit, or of the folder. Nothing that is there is overwritten. Raises OutputError.
    """
    target, example = Path(folder), assets.stock("examples") / "office"
    paths = [path.relative_to(example) for path in sorted(example.rglob("*.yaml"))]
    own = {"单位": unit, "简称": short or unit, "地区": region, "品牌": _OWN_BRAND}
    texts = {path: _with_schema_line(example, path) for path in paths if path.parts[0] not in _ONLY_EXAMPLES}
    texts[Path(OFFICE_FILE)] = _with_own_values(texts[Path(OFFICE_FILE)], own)
    files = [(target / path, text.encode()) for path, text in texts.items()]
    enclosed = (path for path in sorted((example / _VISITS).rglob("*")) if path.is_file() and path.suffix != ".yaml")
    files += [(target / path.relative_to(example), path.read_bytes()) for path in enclosed]
    name = short or unit or target.resolve().name
    brand = (target / "brand_assets" / _OWN_BRAND / "brand.yaml", _NEUTRAL_BRAND.format(name=_quoted(name)).encode())
    schemas = [(target / ".schema" / f"{name}.json", json_schema(name).encode()) for name in _WRITTEN_SCHEMAS]
    return write_files([*files, brand, *schemas])


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


def json_schema(name: str = "来访") -> str:
    """The JSON Schema of a visit (来访), office.yaml (办公室), 地方规定.yaml, 工作.yaml (工作) or a stock table.

    Raises UsageError.
    """
    if name in _FILE_SCHEMAS:
        return _json(_FILE_SCHEMAS[name]())
    if name in TABLES:
        return _json(table_schema(name))
    known = (*_FILE_SCHEMAS, *TABLES)
    hint = suggestion(name, known) or f"可用：{'、'.join(known)}"
    raise UsageError([Problem(None, "U103", "error", f"没有“{name}”的格式说明", hint)])


def _with_schema_line(example: Path, path: Path) -> str:
    """A file of the example office below the line that tells an editor which schema to help with."""
    name = {"office": "办公室", "地方规定": "地方规定"}.get(path.stem, path.stem if path.stem in TABLES else "来访")
    up = "../" * (len(path.parts) - 1)
    return f"# yaml-language-server: $schema={up}.schema/{name}.json\n{(example / path).read_text('utf-8')}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
