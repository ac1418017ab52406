"""The fields of brand.yaml: the assets of a region by name."""

from typing import ClassVar

from docgen.model.scalars import Colour, Day, Millimetres, Text, Texts
from docgen.model.validity import ALWAYS, OpenDays, SeasonWord
from docgen.model.value import Value, value, yaml_field


@value
class PictureAsset(Value):
    """A picture file, how wide it is printed, and its text for people who cannot see it."""

    name: Text = yaml_field("名称", "模板里用的名字", default="")
    file: Text = yaml_field("文件", "文件名，PNG 或 JPEG", "logo.png", default="")
    width: Millimetres = yaml_field("宽", "印出来的宽度，毫米", "18", default=40.0)
    alt: Text = yaml_field("说明", "图片的文字说明", "清江区接待标志", default="")


@value
class Logo(PictureAsset):
    """The emblem (标志)."""

    file: Text = yaml_field("文件", "文件名，PNG 或 JPEG", "logo.png")


@value
class ApprovalOfSlogan(Value):
    """Who approved a slogan (批准)."""

    bare: ClassVar[str] = "by"

    by: Text = yaml_field("审批人", "谁批准的", "沈静", default="")
    date: Day | None = yaml_field("日期", "哪一天批准的", "2025-12-20", default=None)
    document: Text = yaml_field("文号", "批准的文件", "清江委发〔2025〕31号", default="")


@value
class SloganAsset(PictureAsset):
    """A slogan (口号): its exact text, how it is drawn, where and when it may be printed."""

    name: Text = yaml_field("名称", "模板里用的名字", "主")
    text: Text = yaml_field("文字", "一字不差的文字", "两地三区")
    english: Text = yaml_field("英文", "外宾的菜单等印在文字下面的译文", default="")
    file: Text = yaml_field("图", "写成图的文件：PNG、JPEG，或只有轮廓的 SVG", "slogan.png", default="", key="picture")
    uses: Texts = yaml_field("用途", "可以印在哪些文书上；不写就是都可以", "菜单、手边单", default=())
    not_for: Texts = yaml_field("不得", "不得用在哪些文书上、场所和物品上", "横幅", default=(), key="not_for")
    valid: OpenDays = yaml_field("有效", "从哪天到哪天可以用", "2026-01-01 至 2026-12-31", default=ALWAYS)
    approved: ApprovalOfSlogan | None = yaml_field("批准", "谁在哪天批准使用", default=None)
    season: tuple[SeasonWord, ...] = yaml_field("季节", "早、晚，春夏秋冬，或几月至几月", "3月至5月", default=())
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class FurtherPicture(PictureAsset):
    """A further picture (图)."""

    name: Text = yaml_field("名称", "模板里用的名字", "横幅")
    file: Text = yaml_field("文件", "文件名，PNG 或 JPEG", "banner.png")


@value
class BrandFile(Value):
    """A brand.yaml."""

    name: Text = yaml_field("名称", "品牌的名称", "清江")
    colours: dict[str, Colour] = yaml_field("颜色", "用途: 六位十六进制数", '主色: "B22222"', default={})
    faces: dict[str, Text] = yaml_field("字体", "正文、楷体、黑体、标题、页码、西文: 字体名", "正文: 仿宋", default={})
    logo: Logo | None = yaml_field("标志", "标志图", default=None)
    slogans: tuple[SloganAsset, ...] = yaml_field("口号", "口号，文字与写成的图", default=())
    default: dict[str, Text] = yaml_field(
        "默认", "没有点名时印哪个口号：一个名称，或按文书写", "{菜单: 文旅}", default={}
    )
    pictures: tuple[FurtherPicture, ...] = yaml_field("图", "其他图片", default=())
    note: Text = yaml_field("备注", "其他要说明的", default="")
