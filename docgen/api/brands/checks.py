"""What is wrong with the assets of a brand: texts, drawings, conditions, colours, files that nobody names."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from docgen import kinds
from docgen.api.brands.folders import brand_folder
from docgen.api.files import os_errors_as_usage_errors
from docgen.draft.slogans import near_misses
from docgen.errors import Problem
from docgen.kinds import load_kind
from docgen.kinds._slogans import state_emblem_in
from docgen.model.brand import Brand, Slogan
from docgen.model.brandfile import BrandFile, PictureAsset, SloganAsset
from docgen.model.suggestions import closest_match
from docgen.model.units import MM_PER_INCH
from docgen.readers.office.brand import BRAND_FILE, BrandFiles, ReadArtwork, read_brand
from docgen.readers.visit_file.nodes import Source
from docgen.rules.slogan_facts import outdated_text, unapproved_text
from docgen.text.colours import LINE_CONTRAST, contrast_with_white
from docgen.text.wording import full_date

_PRINT_DPI, _BLURRED_DPI, _MORE_THAN_PAPER_SHOWS_DPI = 300, 200, 1200
_LARGE_BYTES = 3_000_000
_SOON = timedelta(days=60)
#: Files that lie in a brand's folder and are no pictures of it.
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".svg")


def check_brand(where: str | Path = "", today: date | None = None) -> tuple[Problem, ...]:
    """Everything to be said of a brand, by place; what is out of date is told as of ``today``.

    ``where`` is a folder, a name, or nothing for the brand of the office around. Raises UsageError.
    """
    folder = brand_folder(where)
    with os_errors_as_usage_errors():
        files = read_brand(folder)
    problems = [*files.problems]
    if files.brand and files.file and files.source:
        problems += _problems(files, files.brand, files.file, files.source, folder, today)
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place is None, problem.place or ())))


def _problems(
    files: BrandFiles, brand: Brand, file: BrandFile, source: Source, folder: Path, today: date | None
) -> Iterator[Problem]:
    for name, asset in _assets(file):
        yield from _artwork_problems(name, asset, files.artworks, source)
    for asset, slogan in zip(file.slogans, brand.assets, strict=True):
        yield from _text_problems(asset, source)
        yield from _use_problems(asset, source)
        yield from _condition_problems(asset, slogan, brand.assets, source, today)
    yield from _misspelt_slogans(file, brand, source)
    yield from _default_problems(file, source)
    yield from _colour_problems(file, source)
    yield from _file_problems(file, brand, folder, source)


def _assets(file: BrandFile) -> Iterator[tuple[str, PictureAsset]]:
    if file.logo:
        yield "标志", file.logo
    yield from ((asset.name, asset) for asset in (*file.slogans, *file.pictures) if asset.file)


def _artwork_problems(
    name: str, asset: PictureAsset, artworks: Mapping[str, ReadArtwork], source: Source
) -> Iterator[Problem]:
    """A picture too coarse for its size, in the colours of a press, heavy, without a text, or a sign of the state."""
    read, mark = artworks[name], asset.at["file"]
    if read.width_px:
        dpi = read.width_px / (asset.width / MM_PER_INCH)
        if dpi < _PRINT_DPI:
            level = "should" if dpi < _BLURRED_DPI else "note"
            text = f"“{asset.file}”印 {asset.width:g} 毫米宽，每英寸只有 {dpi:.0f} 点，印出来不清楚"
            pixels = round(asset.width / MM_PER_INCH * _PRINT_DPI)
            yield source.problem(mark, "D609", text, f"换一张 {pixels} 像素宽的，或改小“宽”", level)
        if dpi > _MORE_THAN_PAPER_SHOWS_DPI:
            text = f"“{asset.file}”每英寸有 {dpi:.0f} 点，纸上看不出来，文件却大"
            yield source.problem(mark, "D609", text, "缩到每英寸 300 至 600 点", "note")
    if read.colour_mode == "CMYK":
        text = f"“{asset.file}”是 CMYK 的，在 Word 里颜色会变"
        yield source.problem(mark, "D609", text, "另存为 RGB", "should")
    if read.size_bytes > _LARGE_BYTES:
        text = f"“{asset.file}”有 {read.size_bytes / 1_000_000:.1f} MB，每份文书都要带上它"
        yield source.problem(mark, "D609", text, "压缩或缩小", "note")
    if not asset.alt:
        yield source.problem(
            asset.at[""], "D609", f"“{name}”的图没有“说明”", "写上图里是什么，给看不见图的人", "should"
        )
    if sign := state_emblem_in(f"{asset.alt} {asset.file}"):
        text = f"“{name}”像是{sign}，不印在菜单、卡片、手边单上"
        yield source.problem(asset.at.get("alt", mark), "D607", text, "换成本单位或本地的标志", "should")


def _text_problems(asset: SloganAsset, source: Source) -> Iterator[Problem]:
    """A slogan with blanks or a full stop at its end; a picture whose text is another."""
    mark = asset.at["text"]
    if asset.text != asset.text.strip() or asset.text.endswith(("。", "，", "；", ".", ",")):
        text = f"口号“{asset.text}”的末尾有空格或标点"
        yield source.problem(mark, "D611", text, "口号的文字一字不差，末尾不带标点", "note")
    if asset.file and asset.alt and asset.text not in asset.alt:
        text = f"图的说明“{asset.alt}”里没有口号的原文“{asset.text}”，只印文字，不印图"
        yield source.problem(asset.at["alt"], "D608", text, "核对图上的字，再改“说明”", "should")


def _use_problems(asset: SloganAsset, source: Source) -> Iterator[Problem]:
    """Uses that are nearly the title of a kind, and kinds that never print a slogan."""
    of_name = {name: load_kind(name) for name in kinds.titles()}
    titles = {kind.title for kind in of_name.values()}
    printing = {kind.title for kind in of_name.values() if kind.slogans != "never"}
    known = titles.union(*(kind.slogan_places for kind in of_name.values()))
    for field in ("uses", "not_for"):
        for number, word in enumerate(getattr(asset, field)):
            mark = asset.at.get(f"{field}.{number}", asset.at[field])
            close = "" if word in known else closest_match(word, known)
            if close:
                yield source.problem(mark, "D611", f"没有“{word}”这种文书", f"是不是“{close}”？", "note")
            if field == "uses" and word in titles and word not in printing:
                yield source.problem(mark, "D611", f"{word}不印口号，写了也不会印", "从“用途”里去掉", "note")


def _condition_problems(
    asset: SloganAsset, slogan: Slogan, others: Sequence[Slogan], source: Source, today: date | None
) -> Iterator[Problem]:
    """A validity that is over or soon over, an approval that is missing."""
    name = f"口号“{slogan.name}”"
    if limit := outdated_text(slogan, today):
        yield source.problem(asset.at["valid"], "D601", f"{name}的{limit}，现在不印", "续用的，改“有效”", "should")
    elif today and slogan.valid.last and slogan.valid.last - today <= _SOON:
        text = f"{name}的有效期到{full_date(slogan.valid.last)}止，快到了"
        yield source.problem(asset.at["valid"], "D601", text, "提前换，或报批续用", "note")
    reason = unapproved_text(slogan, others, today)
    mark = asset.at.get("approved", asset.at["name"])
    if reason:
        yield source.problem(mark, "D602", f"{name}{reason}，不印", "写上审批人、日期、文号", "should")
    elif slogan.approval is None:
        yield source.problem(mark, "D602", f"{name}没有写谁批准使用", "写上“批准: {审批人, 日期, 文号}”", "note")


def _misspelt_slogans(file: BrandFile, brand: Brand, source: Source) -> Iterator[Problem]:
    """Near misses of slogans in the texts of the file itself."""
    texts = [("note", file.note, file.at.get("note"))]
    for _, asset in (*_assets(file), *((slogan.name, slogan) for slogan in file.slogans)):
        texts += [(field, getattr(asset, field, ""), asset.at.get(field)) for field in ("alt", "note", "name")]
    for _, text, mark in texts:
        for miss in near_misses(text, brand.slogans.values()) if mark else ():
            said = f"写的是“{miss.typed}”，口号是“{miss.slogan}”"
            yield source.problem(mark, "D610", said, f"改成“{miss.slogan}”", "should")  # type: ignore[arg-type]


def _default_problems(file: BrandFile, source: Source) -> Iterator[Problem]:
    """Defaults for kinds that there are not, or that their slogan is not for."""
    titles = list(kinds.titles().values())
    uses = {slogan.name: slogan.uses for slogan in file.slogans}
    for kind, name in file.default.items():
        mark = file.at[f"default.{kind}"]
        if kind and kind not in titles:
            close = closest_match(kind, titles)
            hint = f"是不是“{close}”？" if close else "写文书的中文名，如 菜单"
            yield source.problem(mark, "D611", f"没有“{kind}”这种文书", hint, "should")
        elif kind and uses[name] and kind not in uses[name]:
            text = f"{kind}默认印“{name}”，它的“用途”里却没有{kind}"
            yield source.problem(mark, "D611", text, "改“用途”或“默认”", "should")


def _colour_problems(file: BrandFile, source: Source) -> Iterator[Problem]:
    """Main colours that are too light for lines on white paper."""
    for role in ("主色", "辅色"):
        colour = file.colours.get(role, "")
        if colour and contrast_with_white(colour) < LINE_CONTRAST:
            text = f"{role} {colour} 太浅，白纸上看不清；印字时会加深"
            yield source.problem(file.at[f"colours.{role}"], "D611", text, "换一个深一些的颜色", "note")


def _file_problems(file: BrandFile, brand: Brand, folder: Path, source: Source) -> Iterator[Problem]:
    """Pictures that nobody names, and files whose names are nearly a slogan."""
    named = {asset.file for _, asset in _assets(file)}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in _PICTURE_ENDINGS and path.name not in named:
            text = f"图片“{path.name}”没有用到"
            yield source.problem(file.at[""], "D611", text, f"写进 {BRAND_FILE}，或从文件夹里拿走", "note")
        for miss in near_misses(path.stem, brand.slogans.values()):
            text = f"文件名“{path.name}”里的“{miss.typed}”，口号是“{miss.slogan}”"
            yield source.problem(file.at[""], "D610", text, f"改名，写成“{miss.slogan}”", "should")
