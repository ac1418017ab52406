"""How a region presents itself: slogans, pictures, colours, faces of type."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that papers may show: PNG or JPEG bytes without metadata, its printed size in mm, its alt text.

    A camera that was held sideways stores a picture that does not stand upright. To print it upright, mirror it left
    to right where it is ``mirrored``, then turn it clockwise by ``quarter_turns``. The size is the upright one.
    """

    data: bytes
    width: float
    height: float
    alt: str
    quarter_turns: int = 0
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand as templates see it: ``{{ 口号.主 }}`` is a text, ``{{ 图.标志 }}`` a picture.

    ``colours`` maps a role (主色, 辅色 …) to RRGGBB, ``faces`` a role of type (正文, 楷体, 黑体, 标题, 页码, 西文) to
    the name of a font.
    """

    name: str
    slogans: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, str] = field(default_factory=dict)
