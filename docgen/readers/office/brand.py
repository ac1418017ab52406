"""A folder of brand_assets into a brand. An asset that is missing or damaged is reported at the line that names it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.errors import Mark, Problem, has_errors
from docgen.model.brand import Artwork, Brand, Picture, Slogan, SloganApproval
from docgen.model.brandfile import ApprovalOfSlogan, BrandFile, PictureAsset, SloganAsset
from docgen.model.suggestions import suggestion
from docgen.model.validity import read_season
from docgen.readers.files import elsewhere_problem, leads_elsewhere, open_regular, read_own_text
from docgen.readers.office.picture import PictureError, checked_picture, colour_mode, orientation
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, Source, UnreadableError
from docgen.readers.visit_file.tolerant import value_of_text

BRAND_FILE = "brand.yaml"
#: What people write for an approval that is not there yet.
_NOT_APPROVED = ("否", "无", "没有", "未", "未批", "未批准", "待批", "待批准", "待定", "报批中", "审批中", "暂无", "no")


class ReadArtwork(NamedTuple):
    """A picture as it will be printed, and what its file is: the size in pixels, the kind of colours, the bytes."""

    artwork: Artwork
    width_px: int
    height_px: int
    colour_mode: str
    size_bytes: int


class BrandFiles(NamedTuple):
    """A brand as it was read, with its file, its text, and its pictures by the names that templates use.

    ``brand`` is None where something cannot be read; ``problems`` say what.
    """

    brand: Brand | None
    problems: tuple[Problem, ...]
    file: BrandFile | None = None
    source: Source | None = None
    artworks: Mapping[str, ReadArtwork] = {}


def load_brand(folder: Path) -> tuple[Brand | None, tuple[Problem, ...]]:
    """The brand of a folder, and what is wrong in its brand.yaml; with an error there is no brand."""
    files = read_brand(folder)
    return files.brand, files.problems


def read_brand(folder: Path) -> BrandFiles:
    """The same with all that was read."""
    if leads_elsewhere(folder / BRAND_FILE, folder.parent):
        return BrandFiles(None, (elsewhere_problem(folder / BRAND_FILE),))
    try:
        source, notices = read_own_text(folder / BRAND_FILE)
        file, file_problems = value_of_text(source, BrandFile, _with_one_default)
    except UnreadableError as error:
        return BrandFiles(None, error.problems)
    if file is None or has_errors(file_problems):
        return BrandFiles(None, (*notices, *file_problems), file, source)
    artworks, picture_problems = _artworks(file, source, folder)
    problems = (*notices, *file_problems, *picture_problems)
    problems += (*_name_clashes(file, source), *_unknown_defaults(file, source))
    brand = None if has_errors(problems) else _brand(file, source, artworks)
    return BrandFiles(brand, problems, file, source, artworks)


def _with_one_default(node: Node | None) -> Node | None:
    """The tree, where 默认 is written as a single name with that name for all kinds."""
    if isinstance(node, MappingNode):
        for at, (key, child) in enumerate(node.pairs):
            if key.text in ("默认", "default") and isinstance(child, ScalarNode) and not child.empty:
                one = MappingNode(child.start, child.source)
                one.pairs.append((ScalarNode("", child.start, child.source), child))
                node.pairs[at] = (key, one)
    return node


def _brand(file: BrandFile, source: Source, artworks: Mapping[str, ReadArtwork]) -> Brand:
    return Brand(
        name=file.name,
        slogans={slogan.name: slogan.text for slogan in file.slogans},
        pictures={name: read.artwork for name, read in artworks.items()},
        colours=dict(file.colours),
        faces=dict(file.faces),
        assets=tuple(_slogan(asset, source, artworks) for asset in file.slogans),
        defaults=dict(file.default),
    )


def _slogan(asset: SloganAsset, source: Source, artworks: Mapping[str, ReadArtwork]) -> Slogan:
    read = artworks.get(asset.name) if asset.file else None
    place = asset.at["name"]
    return Slogan(
        name=asset.name,
        text=asset.text,
        english=asset.english,
        artwork=read.artwork if read else None,
        uses=asset.uses,
        not_for=asset.not_for,
        valid=asset.valid,
        approval=_approval(asset.approved) if asset.approved else None,
        seasons=tuple(map(read_season, asset.season)),
        place=place,
        excerpt=source.line(place.line),
    )


def _approval(approved: ApprovalOfSlogan) -> SloganApproval:
    is_refused = approved.by.strip() in _NOT_APPROVED or not (approved.by or approved.date or approved.document)
    return SloganApproval(approved.by, approved.date, approved.document, is_refused)


def _artworks(file: BrandFile, source: Source, folder: Path) -> tuple[dict[str, ReadArtwork], list[Problem]]:
    """The pictures of a brand by the names that templates use, and those that cannot be printed as problems."""
    artworks: dict[str, ReadArtwork] = {}
    problems = []
    for name, asset in _picture_assets(file):
        try:
            artworks[name] = _artwork(asset, folder)
        except PictureError as error:
            text, hint = f"“{asset.file}”：{error}", _hint(asset.file, folder)
            problems.append(source.problem(asset.at["file"], "D119", text, hint))
    return artworks, problems


def find_brand(name: str, folders: Sequence[Path]) -> Path | None:
    """The first folder of that name that holds a brand.yaml."""
    if not name or Path(name).name != name:
        return None
    return next((folder / name for folder in folders if (folder / name / BRAND_FILE).is_file()), None)


def unknown_brand(name: str, mark: Mark, source: Source, folders: Sequence[Path]) -> Problem:
    """The problem for a name that is no brand of any folder."""
    known = sorted({path.parent.name for folder in folders for path in folder.glob(f"*/{BRAND_FILE}")})
    hint = suggestion(name, known) + (f"现有：{'、'.join(known)}" if known else "brand_assets 里还没有品牌")
    return source.problem(mark, "D118", f"没有“{name}”这个品牌", hint)


def _picture_assets(file: BrandFile) -> Iterator[tuple[str, PictureAsset]]:
    """Every picture by the name that templates use: 标志, the slogans' own names, the further pictures'."""
    if file.logo:
        yield "标志", file.logo
    for asset in (*file.slogans, *file.pictures):
        if asset.file:
            yield asset.name, asset


def _artwork(asset: PictureAsset, folder: Path) -> ReadArtwork:
    """The drawing of an asset. Raises PictureError."""
    path = folder / asset.file
    if leads_elsewhere(path, folder):
        raise PictureError("图片要放在品牌文件夹里")
    if not path.is_file():
        raise PictureError("不是文件" if path.exists() else "没有这个文件")
    with open_regular(path) as opened:
        content = opened.read()
    alt = asset.alt or (asset.text if isinstance(asset, SloganAsset) else "")
    if isinstance(asset, SloganAsset) and path.suffix.lower() == ".svg":
        # few brands draw in SVG
        from docgen.readers.office.outlines import read_outlines

        return ReadArtwork(read_outlines(content, asset.width, alt), 0, 0, "轮廓", len(content))
    data, width_px, height_px = checked_picture(content)
    turns, mirrored = orientation(content)
    if turns % 2:
        width_px, height_px = height_px, width_px
    picture = Picture(data, asset.width, asset.width * height_px / width_px, alt, turns, mirrored)
    return ReadArtwork(picture, width_px, height_px, colour_mode(content), len(content))


def _hint(name: str, folder: Path) -> str:
    endings = {".png", ".jpg", ".jpeg", ".svg"}
    pictures = sorted(path.name for path in folder.iterdir() if path.suffix.lower() in endings)
    closest = "" if name in pictures else suggestion(name, pictures)
    return closest or "换一张完整的 PNG 或 JPEG 图片，放在 brand.yaml 旁边"


def _name_clashes(file: BrandFile, source: Source) -> Iterator[Problem]:
    seen = {"标志"} if file.logo else set()
    for asset in (*file.slogans, *file.pictures):
        if asset.name in seen:
            yield source.problem(asset.at["name"], "D105", f"有两个“{asset.name}”", "各起一个名称")
        seen.add(asset.name)


def _unknown_defaults(file: BrandFile, source: Source) -> Iterator[Problem]:
    names = [slogan.name for slogan in file.slogans]
    for kind, name in file.default.items():
        if name not in names:
            hint = suggestion(name, names) + (f"现有：{'、'.join(names)}" if names else "先写上“口号”")
            yield source.problem(file.at[f"default.{kind}"], "D605", f"默认的口号“{name}”不在“口号”里", hint)
