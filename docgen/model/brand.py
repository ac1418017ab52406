"""How a region presents itself: slogans, pictures, colours, faces of type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from docgen.errors import Mark
from docgen.model.validity import ALWAYS, OpenPeriod, Season


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that papers may show: PNG or JPEG bytes without metadata, its printed size in mm, its alt text.

    A camera that was held sideways stores a picture that does not stand upright. To print it upright, mirror it left
    to right where it is ``mirrored``, then turn it clockwise by ``quarter_turns``. The size is the upright one.
    ``link`` is an address to which the picture leads.
    """

    data: bytes
    width: float
    height: float
    alt: str
    quarter_turns: int = 0
    mirrored: bool = False
    link: str = ""


class OutlinePath(NamedTuple):
    """A filled shape: its colour (RRGGBB), and its commands M, L, C, Z, each with its points.

    The points are parts of the width and the height of the whole drawing, from 0 to 1.
    """

    colour: str
    commands: tuple[tuple[str, tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class VectorDrawing:
    """A drawing of filled shapes, which is sharp in any size: its printed size in mm, its alt text."""

    paths: tuple[OutlinePath, ...]
    width: float
    height: float
    alt: str


#: What a brand draws: pixels or shapes.
Artwork = Picture | VectorDrawing


class SloganApproval(NamedTuple):
    """Who approved a slogan, when, in which document. ``refused`` says that it is known not to be approved yet."""

    by: str = ""
    day: date | None = None
    document: str = ""
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Slogan:
    """A slogan as an asset: its exact text, how it is drawn, where and when it may be printed.

    ``uses`` and ``not_for`` are kinds of paper and places; without ``uses`` it may stand anywhere. ``approval`` is None
    where the brand says nothing of it. ``place`` is where brand.yaml has it, with the text of that line.
    """

    name: str
    text: str
    english: str = ""
    artwork: Artwork | None = None
    uses: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    valid: OpenPeriod = ALWAYS
    approval: SloganApproval | None = None
    seasons: tuple[Season, ...] = ()
    place: Mark | None = None
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand as templates see it: ``{{ 口号.主 }}`` is a text, ``{{ 图.标志 }}`` a picture.

    ``colours`` maps a role (主色, 辅色 …) to RRGGBB, ``faces`` a role of type (正文, 楷体, 黑体, 标题, 页码, 西文) to
    the name of a font. ``assets`` are the slogans with all that is said of them, ``defaults`` the names of those that
    papers print unasked, by kind; under "" stands the one for all kinds. ``withheld`` are the slogans and pictures that
    a paper may not print: a template that names one prints nothing there.
    """

    name: str
    slogans: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Artwork] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, str] = field(default_factory=dict)
    assets: tuple[Slogan, ...] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()

    @property
    def managed_slogans(self) -> tuple[Slogan, ...]:
        """Every slogan as an asset; where only texts are known, without conditions."""
        return self.assets or tuple(Slogan(name, text) for name, text in self.slogans.items())

    @property
    def emblem(self) -> Picture | None:
        """The emblem (标志), if there is one."""
        emblem = self.pictures.get("标志")
        return emblem if isinstance(emblem, Picture) else None
