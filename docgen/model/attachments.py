"""What a visit attaches to its plan: a picture, a Word document, a PDF, or paper that lies beside it (附件)."""

from dataclasses import dataclass
from typing import ClassVar

from docgen.model.brand import Picture
from docgen.model.scalars import Text
from docgen.model.value import Value, value, yaml_field


@value
class Attachment(Value):
    """A file of the office's own that goes with the plan (附件)."""

    bare: ClassVar[str] = "file"

    name: Text = yaml_field(
        "名称", "附件说明里的名称；不写就用文件名", "柳溪镇现代农业园平面图", default="", also="附件名称 标题 附件标题"
    )
    file: Text = yaml_field(
        "文件",
        "来访文件旁边的 .docx、.pdf 或图片；只有纸件就不写",
        "附件/平面图.png",
        default="",
        also="文件名 路径 文件路径 附件文件",
    )


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """An attachment as it was read: what it is called, and what its file holds.

    A ``picture`` is printed. ``content`` is that of a Word document or a PDF, as ``ending`` (.docx, .pdf) says,
    without its author; one that ``is_signed`` keeps that, for any change would break the signature. ``taken_out`` names
    what else was in it and is not handed on. An attachment on paper has neither.
    """

    title: str
    ending: str = ""
    content: bytes = b""
    picture: Picture | None = None
    is_signed: bool = False
    taken_out: tuple[str, ...] = ()
