"""The pages of cards: sheets with faces, each with the texts of its card."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from docgen.cards.layout import PageFaces
from docgen.cards.sheet import FaceBox
from docgen.cards.stack import CardDocument, CardStack
from docgen.draw.drawing import Drawing
from docgen.kinds._kind import Page
from docgen.model.cards import CARD_LINES
from docgen.model.lazy_list import LazyList
from docgen.model.units import mm_to_twips

#: The lines of a card that are texts.
_TEXT_LINES = tuple(line_name for line_name in CARD_LINES if line_name != "标志")

#: Of a document of so few sheets all are held; those of a longer one are made each time that they are asked for.
_FEW_SHEETS = 8

#: What a template prints for a sheet, a card or a face.
_FaceValues = dict[str, Any]


def pages(stack: CardStack) -> Iterator[Page]:
    """A page for each document of the stack."""
    # cards in the same slot share one value: a stack may have ten thousand of them
    boxes = {box for faces in stack.layout.pages for _, box in faces}
    face_values = {box: _face_values(box) for box in boxes}
    for document in stack.documents:
        yield _document_page(stack, document, face_values)


def _document_page(stack: CardStack, document: CardDocument, face_values: Mapping[FaceBox, _FaceValues]) -> Page:
    def sheet(page: int) -> _FaceValues:
        return {"图": "", "卡": list(_card_values(stack, stack.layout.pages[page], face_values))}

    sheets = LazyList(sheet, document.pages)
    is_short = len(sheets) <= _FEW_SHEETS
    return Page(document.name, _context(stack, document.title, list(sheets) if is_short else sheets))


def test_page(stack: CardStack, drawing: Drawing) -> Page:
    """The page of the test page of a preset."""
    name = f"{stack.preset.name}试样"
    return Page(name, _context(stack, name, [{"图": drawing, "卡": []}]))


def _context(stack: CardStack, title: str, sheets: Sequence[_FaceValues]) -> _FaceValues:
    width, height = mm_to_twips(stack.paper.width), mm_to_twips(stack.paper.height)
    return {
        "标题": title,
        "纸面": {"宽": width, "高": height, "向": "landscape" if width > height else "portrait"},
        "标记": stack.marks,
        "纸": sheets,
    }


def _card_values(
    stack: CardStack, faces: PageFaces, face_values: Mapping[FaceBox, _FaceValues]
) -> Iterator[_FaceValues]:
    """The cards of a page, each with its faces on that page."""
    for card_index, card_faces in groupby(faces, itemgetter(0)):
        texts = stack.fitted.texts[card_index]
        yield {
            "姓名": texts["姓名"],
            **{line_name: texts.get(line_name, stack.empty_text) for line_name in _TEXT_LINES},
            "编号": str(stack.cards[card_index].number),
            "条": f"{stack.cards[card_index].bar}条" if stack.cards[card_index].bar else "",
            "标志": stack.emblem or "",
            "面": [face_values[box] for _, box in card_faces],
        }


def _face_values(box: FaceBox) -> _FaceValues:
    return {"左": box.left, "上": box.top, "宽": box.width, "高": box.height, "反": box.turned}


REQUIRED_NAMES = (
    ("纸[].卡[].面[].宽", "没有叫“卡面”的文本框", "docgen template copy 取出自带的模板，在它的“卡面”里改"),
    ("纸[].卡[].姓名", "“卡面”里没有姓名", "在“卡面”文本框里写 {{p 卡.姓名 }}"),
)
FACE_NAMES = {
    "左": "卡面到纸的左边（毫米）",
    "上": "卡面到纸的上边（毫米）",
    "宽": "卡面宽（毫米）",
    "高": "卡面高（毫米）",
    "反": "是不是倒过来印的一面",
}
PAPER_NAMES = {"宽": "纸宽（缇）", "高": "纸高（缇）", "向": "portrait 竖放，landscape 横放"}
NAMES = {
    "标题": "整份文书的名称",
    "纸面": PAPER_NAMES,
    "标记": "裁切线和折线，放在页眉里",
    "纸": [
        {
            "图": "试样的图；印卡时为空",
            "卡": [
                {
                    "姓名": "姓名，用 {{p … }}：字号由程序按卡面算",
                    "标题": "来访或会议的名称，用 {{p … }}；没有要它时不印",
                    "单位": "单位，用 {{p … }}",
                    "英文名": "英文名，用 {{p … }}",
                    "职务": "职务，用 {{p … }}",
                    "身份": "来宾、陪同、工作人员、译员等，用 {{p … }}；证件上印在身份条里",
                    "口号": "品牌的口号，用 {{p … }}",
                    "编号": "第几张",
                    "条": "印哪一个文本框：来宾条、陪同条、工作人员条、媒体条；没有身份条时为空",
                    "标志": "品牌的标志，印在叫“标志”的文本框处",
                    "面": [FACE_NAMES],
                }
            ],
        }
    ],
}
