"""A folder of brand_assets into a brand. An asset that is missing or damaged is reported at the line that names it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.errors import Mark, Problem, has_errors
from docgen.model.brand import Brand, Picture
from docgen.model.brandfile import BrandFile, PictureAsset
from docgen.model.suggestions import suggestion
from docgen.readers.files import read_text
from docgen.readers.office.picture import PictureError, checked_picture, orientation
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import Source, UnreadableError, compose


def load_brand(folder: Path) -> tuple[Brand | None, tuple[Problem, ...]]:
    """The brand of a folder, and what is wrong in its brand.yaml; with an error there is no brand."""
    try:
        source, notices = read_text(folder / "brand.yaml")
        node = compose(source)
    except UnreadableError as error:
        return None, error.problems
    decoder = Decoder()
    file = decoder.value_of_file(node, BrandFile, source)
    if file is None or decoder.problems:
        return None, (*notices, *decoder.problems)
    pictures, picture_problems = _pictures(file, source, folder)
    problems = [*picture_problems, *_name_clashes(file, source)]
    if has_errors(problems):
        return None, (*notices, *problems)
    brand = Brand(
        name=file.name,
        slogans={slogan.name: slogan.text for slogan in file.slogans},
        pictures=pictures,
        colours=dict(file.colours),
        faces=dict(file.faces),
    )
    return brand, (*notices, *problems)


def _pictures(file: BrandFile, source: Source, folder: Path) -> tuple[dict[str, Picture], list[Problem]]:
    """The pictures of a brand by the names that templates use, and those that cannot be printed as problems."""
    pictures: dict[str, Picture] = {}
    problems = []
    for name, asset in _picture_assets(file):
        try:
            pictures[name] = _picture(asset, folder)
        except PictureError as error:
            text, hint = f"“{asset.file}”：{error}", _hint(asset.file, folder)
            problems.append(source.problem(asset.at["file"], "D119", text, hint))
    return pictures, problems


def find_brand(name: str, folders: Sequence[Path]) -> Path | None:
    """The first folder of that name that holds a brand.yaml."""
    if not name or Path(name).name != name:
        return None
    return next((folder / name for folder in folders if (folder / name / "brand.yaml").is_file()), None)


def unknown_brand(name: str, mark: Mark, source: Source, folders: Sequence[Path]) -> Problem:
    """The problem for a name that is no brand of any folder."""
    known = sorted({path.parent.name for folder in folders for path in folder.glob("*/brand.yaml")})
    hint = suggestion(name, known) + (f"现有：{'、'.join(known)}" if known else "brand_assets 里还没有品牌")
    return source.problem(mark, "D118", f"没有“{name}”这个品牌", hint)


def _picture_assets(file: BrandFile) -> Iterator[tuple[str, PictureAsset]]:
    """Every picture by the name that templates use: 标志, the slogans' own names, the further pictures'."""
    if file.logo:
        yield "标志", file.logo
    for asset in (*file.slogans, *file.pictures):
        if asset.file:
            yield asset.name, asset


def _picture(asset: PictureAsset, folder: Path) -> Picture:
    path = folder / asset.file
    if not path.resolve().is_relative_to(folder.resolve()):
        raise PictureError("图片要放在品牌文件夹里")
    if not path.is_file():
        raise PictureError("没有这个文件")
    content = path.read_bytes()
    data, width_px, height_px = checked_picture(content)
    turns, mirrored = orientation(content)
    if turns % 2:
        width_px, height_px = height_px, width_px
    return Picture(data, asset.width, asset.width * height_px / width_px, asset.alt, turns, mirrored)


def _hint(name: str, folder: Path) -> str:
    pictures = sorted(path.name for path in folder.iterdir() if path.suffix.lower() in {".png", ".jpg", ".jpeg"})
    closest = "" if name in pictures else suggestion(name, pictures)
    return closest or "换一张完整的 PNG 或 JPEG 图片，放在 brand.yaml 旁边"


def _name_clashes(file: BrandFile, source: Source) -> Iterator[Problem]:
    seen = {"标志"} if file.logo else set()
    for asset in (*file.slogans, *file.pictures):
        if asset.name in seen:
            yield source.problem(asset.at["name"], "D105", f"有两个“{asset.name}”", "各起一个名称")
        seen.add(asset.name)
