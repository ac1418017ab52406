"""The pieces of visits that rules are shown with, made whole: what a proper visit has is added where it is left out."""

from dataclasses import replace
from pathlib import Path

from docgen.model.brand import Brand
from docgen.model.visit import Visit
from docgen.readers.office.brand import load_brand
from docgen.readers.visit_file.nodes import MappingNode, Node, Source, compose
from docgen.readers.visit_file.visit import load_visit

#: What an example says nothing of.
PROPER = {
    "标题": "云州市考察组来清江区考察",
    "日期": "2026-07-06",
    "事由": "考察调研",
    "公函": "{单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 2}",
    "来宾": "[{姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}, {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}]",
    "审批": "{审批人: 沈静, 日期: 2026-07-01, 意见: 同意。}",
    "成文日期": "2026-07-02",
}
#: What an example may say of the office: its file, its own pack, its tables, its slogans; each on one line.
BESIDE = ("办公室", "地方规定", "库", "品牌")


def whole(text: str, category: str, folder: Path) -> Visit:
    """The visit of an example, of this category unless it names one, in an office of its own in ``folder``.

    Lines count as in the example.
    """
    tree = compose(Source("例", text))
    assert isinstance(tree, MappingNode)
    given = {key.text: value for key, value in tree.pairs}
    lines = text.split("\n")
    beside = {key.text: lines[key.mark.line - 1].partition(":")[2] for key, _ in tree.pairs if key.text in BESIDE}
    for key, _ in tree.pairs:
        if key.text in BESIDE:
            lines[key.mark.line - 1] = ""
    lines += [f"{key}: {value}" for key, value in {**PROPER, "类别": category}.items() if key not in given]
    (folder / "库").mkdir(exist_ok=True)
    (folder / "office.yaml").write_text(beside.get("办公室") or "单位: 清江区接待中心", "utf-8")
    if "地方规定" in beside:
        (folder / "地方规定.yaml").write_text(beside["地方规定"], "utf-8")
    for name, table in _pairs(given.get("库")):
        (folder / "库" / f"{name}.yaml").write_text(_flow(table), "utf-8")
    (folder / "来访.yaml").write_text("\n".join(lines), "utf-8")
    visit = load_visit(folder / "来访.yaml")
    slogans = [_slogan(name, slogan) for name, slogan in _pairs(given.get("品牌"))]
    return replace(visit, brand=_brand(slogans, folder)) if slogans else visit


def _slogan(name: str, node: Node) -> str:
    """An entry of brand.yaml for a slogan that is given as its text, or with all that is said of it."""
    given = _flow(node).strip("{}") if isinstance(node, MappingNode) else f"文字: {_flow(node)}"
    return f"{{名称: {name}, {given}}}"


def _brand(slogans: list[str], folder: Path) -> Brand:
    (folder / "brand.yaml").write_text(f"名称: 例\n口号: [{', '.join(slogans)}]\n", "utf-8")
    brand, problems = load_brand(folder)
    assert brand is not None, problems
    return brand


def marked(text: str) -> list[int]:
    """The lines that end in ← , counted from 1."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.rstrip().endswith("←")]


def _pairs(node: Node | None) -> list[tuple[str, Node]]:
    return [(key.text, value) for key, value in node.pairs] if isinstance(node, MappingNode) else []


def _flow(node: Node) -> str:
    """A node written again, on one line."""
    if isinstance(node, MappingNode):
        return "{" + ", ".join(f"{key.text}: {_flow(value)}" for key, value in node.pairs) + "}"
    items = getattr(node, "items", None)
    return "[" + ", ".join(map(_flow, items)) + "]" if items is not None else getattr(node, "text", "")
