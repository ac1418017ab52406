"""The fields of brand.yaml: the assets of a region by name."""

from docgen.model.scalars import Colour, Millimetres, Text
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
class Slogan(PictureAsset):
    """A slogan (口号): its exact text, and a picture of it if there is one."""

    name: Text = yaml_field("名称", "模板里用的名字", "主")
    text: Text = yaml_field("文字", "一字不差的文字", "两地三区")
    file: Text = yaml_field("图", "写成图的文件，PNG 或 JPEG", "slogan.png", default="")


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
    slogans: tuple[Slogan, ...] = yaml_field("口号", "口号，文字与写成的图", default=())
    pictures: tuple[FurtherPicture, ...] = yaml_field("图", "其他图片", default=())
    note: Text = yaml_field("备注", "其他要说明的", default="")
