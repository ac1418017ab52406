"""A template that was derived from an old paper prints no empty brackets for a visit without a letter."""

from pathlib import Path

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.word.package.printed_lines import printed_lines
from docgen.word.stock.blocks import paragraph
from docgen.word.stock.document import document
from tests.word.foreign.test_template_from import derived

_VISIT = """\
标题: 云州市代表团来清江区考察
日期: 2026-07-05
{0}来宾: {{名单: [{{姓名: 周明远, 单位: 云州市委, 职务: 副书记}}]}}
"""
_LETTER = "公函: {{单位: 云州市人民政府办公室, 标题: 关于赴清江区考察的函, {0}}}\n"
_WHOLE, _WITHOUT_NUMBER = _LETTER.format("文号: 云府办函〔2026〕41号"), _LETTER.format("日期: 2026-06-28")
_TITLE, _NUMBER, _UNIT = "《关于赴清江区考察的函》", "（云府办函〔2026〕41号）", "云州市人民政府办公室"


@pytest.mark.parametrize(
    ("text", "without_number", "without_letter"),
    [
        (f"根据{_TITLE}{_NUMBER}，现制定方案如下。", f"根据{_TITLE}，现制定方案如下。", "现制定方案如下。"),
        (f"按照{_UNIT}{_TITLE}要求，做好接待。", f"按照{_UNIT}{_TITLE}要求，做好接待。", "做好接待。"),
        (
            f"一、依据{_TITLE}、上级要求，做好接待。",
            f"一、依据{_TITLE}、上级要求，做好接待。",
            "一、依据上级要求，做好接待。",
        ),
        (f"{_TITLE}收悉。", f"{_TITLE}收悉。", ""),
        (f"收到{_UNIT}来函{_NUMBER}。请各单位准备。", f"收到{_UNIT}来函。请各单位准备。", "请各单位准备。"),
        (f"请各单位准备，来函见附件{_NUMBER}。", "请各单位准备，来函见附件。", "请各单位准备，来函见附件。"),
        (f"（一）根据{_TITLE}，认真准备；", f"（一）根据{_TITLE}，认真准备；", "（一）认真准备；"),
        (f"认真准备。根据{_TITLE}{_NUMBER}", f"认真准备。根据{_TITLE}", "认真准备。"),
    ],
)
def test_what_speaks_of_the_letter_goes_with_it(
    text: str, without_number: str, without_letter: str, tmp_path: Path
) -> None:
    old, visit = document([paragraph("接待方案"), paragraph(text)]), tmp_path / "来访.yaml"
    visit.write_text(_VISIT.format(_WHOLE), "utf-8")
    template = derived(old, visit, tmp_path)
    for letter, wanted in ((_WHOLE, text), (_WITHOUT_NUMBER, without_number), ("", without_letter)):
        visit.write_text(_VISIT.format(letter), "utf-8")
        (paper, *_) = build(load(visit), ["plan"], template=template, draft=True)
        lines = [line.text for line in printed_lines(paper.content) if line.text in (text, wanted) or "函" in line.text]
        assert lines == ([wanted] if wanted else [])
