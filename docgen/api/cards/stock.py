"""What cards are printed on and set in: presets, paper and the fonts of this computer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import dropwhile
from math import prod

from docgen import assets
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.cards.options import CardOptions
from docgen.cards.sheet import grid_that_fits, overhang_texts
from docgen.errors import OutputError, Problem, UsageError
from docgen.fonts.face import Face, families
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Paper, Preset, parse_paper, parse_size
from docgen.model.scalars import ConversionError
from docgen.model.suggestions import closest_match
from docgen.readers.office.card_presets import load_presets

#: Endings of a file of presets.
_PRESET_FILES = (".yaml", ".yml")


def preset_and_paper(options: CardOptions) -> tuple[Preset, Paper]:
    """The preset that is asked for, and the paper that all its cards fit on.

    Raises UsageError if there is none, and DataError for mistakes in a preset file of the user.
    """
    if options.size and options.preset:
        raise UsageError([Problem(None, "U103", "error", "--preset 和 --size 只写一个")])
    if options.size:
        preset = _preset_of_size(options.size, options.paper, options.folded)
    else:
        preset = find_preset(options.preset_name)
    return preset, paper_for(preset, options.paper)


def find_preset(reference: str) -> Preset:
    """Finds a preset by its name, or in a file of the user: ``文件.yaml`` or ``文件.yaml:名称``.

    Raises UsageError if there is none, and DataError for mistakes in the user's file.
    """
    file, name = _file_and_name(reference)
    with os_errors_as_usage_errors():
        presets = load_presets(require_file(file) if file else assets.presets())
    if file and not name:
        return _only_preset(presets, file)
    _require_unique_names(presets, file)
    normalized_name = name.lower().replace("×", "x").replace("*", "x")
    preset = next((preset for preset in presets if preset.name.lower() == normalized_name), None)
    if preset is None:
        shown_name = reference.rpartition(":")[2] or reference
        names = [preset.name for preset in presets]
        suggestion = closest_match(normalized_name, names)
        question = f"是不是“{suggestion}”？" if suggestion else ""
        hint = f"{question}可用：{'、'.join(names)}；别的尺寸用 --size 宽x高"
        raise UsageError([Problem(None, "U107", "error", f"没有“{shown_name}”这种卡纸", hint)])
    return preset


def usual_presets(kind: str) -> tuple[Preset, ...]:
    """The presets that come with the program, for ``cards`` or ``badges``."""
    title = CardOptions(kind).title
    return tuple(preset for preset in load_presets(assets.presets()) if preset.made_for == title)


def paper_for(preset: Preset, name: str) -> Paper:
    """The paper of that name, or that of the preset. Raises UsageError if the cards do not fit on it."""
    with _conversion_errors_as_usage_errors():
        paper = parse_paper(name) if name else preset.usual_paper
    if overhangs := overhang_texts(preset, paper):
        hint = "换大一点的纸（--paper A3），或换一种卡纸"
        if any("边距" in text for text in overhangs):
            hint = "把边距改小，或换大一点的纸（--paper A3）"
        text = f"“{preset.name}”放不进 {paper.name} 纸：{'；'.join(overhangs)}"
        raise UsageError([Problem(None, "U108", "error", text, hint)])
    return paper


def font_stack(font: str) -> FontStack:
    """The fonts of this computer for cards, with ``font`` first if it is given.

    Fonts whose files are damaged are passed over. Raises UsageError if that font is not installed or its file is
    damaged, and OutputError if no Chinese font is there.
    """
    faces = (Face(name, path) for name, path in assets.card_faces())
    # to read a file takes long: that of the first is looked at, further ones are read when a character asks for them
    fonts = list(dropwhile(lambda face: not face.is_whole, faces))
    if font:
        first = _find_font(font, fonts)
        fonts = [first, *(face for face in fonts if face is not first)]
    if not fonts:
        text = "这台电脑上没有找到能印席卡的中文字体"
        hint = "装一种中文字体（如华文新魏、楷体、霞鹜文楷、思源宋体）再试"
        raise OutputError([Problem(None, "O404", "error", text, hint)])
    return FontStack(fonts)


def _file_and_name(reference: str) -> tuple[str, str]:
    """The parts of ``文件.yaml:名称``; the file is empty for one of our presets, the name for a file alone."""
    if reference.lower().endswith(_PRESET_FILES):
        return reference, ""
    file, _, name = reference.rpartition(":")
    return (file, name) if file.lower().endswith(_PRESET_FILES) else ("", reference)


def _only_preset(presets: Sequence[Preset], file: str) -> Preset:
    """The preset of a file that has one. Raises UsageError if it has several."""
    if len(presets) == 1:
        return presets[0]
    text = f"“{file}”里有{len(presets)}种卡纸，不知道用哪一种"
    hint = f"写成 {file}:名称，有：{'、'.join(preset.name for preset in presets)}"
    raise UsageError([Problem(None, "U103", "error", text, hint)])


def _require_unique_names(presets: Sequence[Preset], file: str) -> None:
    """Raises UsageError if two presets have one name: nobody could choose the second."""
    names = [preset.name.lower() for preset in presets]
    if repeated := next((name for name in names if names.count(name) > 1), None):
        raise UsageError([Problem(None, "U103", "error", f"“{file}”里有几种卡纸都叫“{repeated}”", "各起一个名称")])


def _preset_of_size(size: str, paper_name: str, folded: bool) -> Preset:
    """A preset for cards of any size. ``size`` is one face of a folded card.

    Without a paper it is A4, in the direction that takes more cards.
    """
    with _conversion_errors_as_usage_errors():
        width, height = parse_size(size, "卡")
        papers = [parse_paper(paper_name)] if paper_name else [parse_paper("A4"), parse_paper("A4横")]

    def suitability(paper: Paper) -> tuple[int, float]:
        # where no card fits, the paper is better that lacks less
        longer_side = paper.width if width > height else paper.height
        return prod(grid_that_fits(width, height, folded, paper)), longer_side

    paper = max(papers, key=suitability)
    columns, rows = grid_that_fits(width, height, folded, paper)
    return Preset(
        name=f"{width:g}x{height:g}",
        made_for="席卡" if folded else "证件",
        paper=paper_name or ("A4横" if paper.width > paper.height else "A4"),
        width=width,
        height=None if folded else height,
        strip_texts=(f"反 {height:g}", f"正 {height:g}") if folded else (),
        columns=max(columns, 1),
        rows=max(rows, 1),
    )


@contextmanager
def _conversion_errors_as_usage_errors() -> Iterator[None]:
    """Turns a text that cannot be read as a size into a problem of the command line."""
    try:
        yield
    except ConversionError as error:
        raise UsageError([Problem(None, "U103", "error", error.text, error.hint)]) from error


def _find_font(font: str, fonts: Sequence[Face]) -> Face:
    """The font of that name: of ``fonts``, or any other on this computer. Raises UsageError."""
    face = next((face for face in fonts if font in (face.name, face.path.name)), None) or _installed_font(font)
    if face is None:
        names = [face.name for face in fonts]
        hint = f"这台电脑上可用：{'、'.join(names)}；装上“{font}”再试" if names else f"装上“{font}”再试"
        raise UsageError([Problem(None, "U109", "error", f"这台电脑上没有“{font}”这种字体", hint)])
    if not face.is_whole:
        text = f"“{font}”的字体文件{face.path.name}坏了，读不出字形"
        raise UsageError([Problem(None, "U109", "error", text, "重装这种字体，或用 --font 换一种")])
    return face


def _installed_font(font: str) -> Face | None:
    """A font by a name that its file gives it, in any language, or by the name of its file."""
    files = assets.font_files()
    if font.lower() in files:
        path = files[font.lower()]
        return Face(max(families(path), default=font), path)
    return next((Face(font, path) for path in files.values() if font in families(path)), None)
