"""附件 of a visit on drawn pages: a picture fills its page under its number, foreign pages lie between in order."""

import io
from pathlib import Path

import pdfplumber
import pytest

from docgen.api.papers import build_papers
from docgen.api.pdf import to_pdf
from docgen.api.visits import load
from tests.attachments import pdf, picture, word
from tests.photos import photo
from tests.rendering.conftest import PDF
from tests.rendering.measure import MM, lines

pytestmark = pytest.mark.rendering

VISIT = """\
标题: 云州市代表团来清江区考察
类别: 商务
日期: 2026-07-05
成文日期: 2026-07-01
来宾: [{姓名: 周明远}]
陪同: [{姓名: 沈静}]
座次: [{名称: 座谈会, 形式: 会谈横桌, 来宾: [周明远], 主方: [沈静]}]
附件:
  - {名称: 平面图, 文件: 图.jpg}
  - 简介.docx
  - 来函.pdf
  - {名称: 柳溪镇现代农业园高标准农田建设和灌溉渠系改造提升工程示意图, 文件: 高.png}
  - {名称: 会议手册（另发）}
  - {名称: 现场照片, 文件: 照片.jpg}
  - 议程.pdf
"""


@pytest.fixture
def visit_file(tmp_path: Path) -> Path:
    (tmp_path / "图.jpg").write_bytes(picture())
    (tmp_path / "高.png").write_bytes(picture("PNG", size=(1200, 3000)))
    (tmp_path / "照片.jpg").write_bytes(photo(6))
    (tmp_path / "简介.docx").write_bytes(word(tmp_path, "柳溪镇位于清江区北部"))
    (tmp_path / "来函.pdf").write_bytes(pdf(2, size=(842, 595)))
    (tmp_path / "议程.pdf").write_bytes(pdf(1, size=(420, 595)))
    path = tmp_path / "来访.yaml"
    path.write_text(VISIT, "utf-8")
    return path


@pytest.mark.parametrize("profile", ["国标", "常规"])
def test_a_picture_has_a_page_of_its_own_under_its_number_and_title(profile: str, visit_file: Path, drawn: PDF) -> None:
    (paper,) = build_papers(load(visit_file), profile=profile)
    pages = drawn(paper.document.content).pages
    own = pages[-3:]
    assert pages[-4].width > pages[-4].height
    marks = ("附件2", "平面图"), ("附件5", "柳溪镇现代农业园高标准农田"), ("附件7", "现场照片")
    for number, (page, (mark, title)) in enumerate(zip(own, marks, strict=True), len(pages) - 2):
        printed = lines(page)
        assert printed[0].text == mark
        assert printed[1].text.startswith(title)
        # the title stands on the third line
        assert printed[1].bottom - printed[0].bottom == pytest.approx(20.6, abs=1.5)
        assert printed[-1].text.replace(" ", "") == f"—{number}—"
        (image,) = page.images
        left, right = image["x0"] * MM, image["x1"] * MM
        assert left >= 27.9
        assert right <= 184.1
        assert (left + right) / 2 == pytest.approx(106, abs=0.5)
        assert max(line.bottom for line in printed[1:-1]) < image["top"] * MM
        assert image["bottom"] * MM <= 262.5
    assert (own[0].images[0]["x1"] - own[0].images[0]["x0"]) * MM == pytest.approx(156, abs=0.3)


def test_everything_is_bound_in_the_order_of_the_list(visit_file: Path, drawn: PDF) -> None:
    (file,) = to_pdf(build_papers(load(visit_file)))
    with pdfplumber.open(io.BytesIO(file.content)) as whole:
        assert whole.metadata["Title"] == "关于云州市代表团来清江区考察的接待方案"
        shown = [(round(page.width), "".join(line.text for line in lines(page)[:2])) for page in whole.pages]
    assert [width for width, _ in shown[-8:]] == [842, 595, 595, 842, 842, 595, 595, 420]
    assert [text[:6] for _, text in shown[-8:]] == [
        "附件1座谈会",
        "附件2平面图",
        "柳溪镇位于清",
        "",
        "",
        "附件5柳溪镇",
        "附件7现场照",
        "",
    ]
