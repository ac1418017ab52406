"""What there is to print on and with: sheets of cards, paper, the faces of this computer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import prod

from docgen import assets
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.cards.sheet import fitted, overhang
from docgen.errors import OutputError, Problem, UsageError
from docgen.fonts.face import Face, families
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Paper, Preset, measures, paper
from docgen.model.scalars import ConversionError
from docgen.model.suggestions import closest_match
from docgen.readers.office.card_presets import load_presets

#: Endings of a file of presets.
_FILES = (".yaml", ".yml")


def find_preset(wanted: str, size: str, sheet: str, folded: bool) -> Preset:
    """The sheet of cards that is asked for: by name, in a file of one's own (``文件.yaml:名称``), or for any size.

    ``folded`` cards of any size are printed on both sides of a fold. Raises UsageError, and DataError for what is wrong
    in a file of one's own.
    """
    if size and wanted:
        raise UsageError([Problem(None, "U103", "error", "--preset 和 --size 只写一个")])
    if size:
        return _of_size(size, sheet, folded)
    if wanted.lower().endswith(_FILES):
        file, name = wanted, ""
    else:
        file, _, name = wanted.rpartition(":")
    own = file.lower().endswith(_FILES)
    with os_errors_as_usage_errors():
        known = load_presets(require_file(file) if own else assets.presets())
    if own and not name:
        if len(known) == 1:
            return known[0]
        text = f"“{file}”里有{len(known)}种卡纸，不知道用哪一种"
        hint = f"写成 {file}:名称，有：{'、'.join(one.name for one in known)}"
        raise UsageError([Problem(None, "U103", "error", text, hint)])
    _told_apart(known, file)
    called = (name if own else wanted).lower().replace("×", "x").replace("*", "x")
    found = next((one for one in known if one.name.lower() == called), None)
    if found is None:
        names = [one.name for one in known]
        meant = f"是不是“{closest_match(called, names)}”？" if closest_match(called, names) else ""
        hint = f"{meant}可用：{'、'.join(names)}；别的尺寸用 --size 宽x高"
        raise UsageError([Problem(None, "U107", "error", f"没有“{name or wanted}”这种卡纸", hint)])
    return found


def _told_apart(presets: Sequence[Preset], file: str) -> None:
    """Raises UsageError for two sheets of one name: nobody could choose the second."""
    names = [one.name.lower() for one in presets]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UsageError([Problem(None, "U103", "error", f"“{file}”里有几种卡纸都叫“{twice}”", "各起一个名称")])


def _of_size(size: str, sheet: str, folded: bool) -> Preset:
    """A sheet for cards of any size: 席卡 fold over, as many as lie on the paper that takes more of them."""
    with _refusals():
        wide, high = measures(size, "卡")
        papers = [paper(sheet)] if sheet else [paper("A4"), paper("A4横")]
    # where none takes a card, the one that lacks least
    longer = "width" if wide > high else "height"
    best = max(papers, key=lambda one: (prod(fitted(wide, high, folded, one)), getattr(one, longer)))
    columns, rows = fitted(wide, high, folded, best)
    return Preset(
        name=f"{wide:g}x{high:g}",
        made_for="席卡" if folded else "证件",
        paper=sheet or ("A4横" if best.width > best.height else "A4"),
        width=wide,
        height=None if folded else high,
        folds=(f"反 {high:g}", f"正 {high:g}") if folded else (),
        columns=max(columns, 1),
        rows=max(rows, 1),
    )


def paper_for(preset: Preset, wanted: str) -> Paper:
    """The paper, if all cards of the preset fit on it. Raises UsageError by how much they do not."""
    with _refusals():
        sheet = paper(wanted) if wanted else preset.sheet
    if over := overhang(preset, sheet):
        hint = "换大一点的纸（--paper A3），或换一种卡纸"
        if any("边距" in one for one in over):
            hint = "把边距改小，或换大一点的纸（--paper A3）"
        text = f"“{preset.name}”放不进 {sheet.name} 纸：{'；'.join(over)}"
        raise UsageError([Problem(None, "U108", "error", text, hint)])
    return sheet


@contextmanager
def _refusals() -> Iterator[None]:
    """What a scalar refuses becomes a problem of the command line."""
    try:
        yield
    except ConversionError as error:
        raise UsageError([Problem(None, "U103", "error", error.text, error.hint)]) from error


def font_stack(font: str) -> FontStack:
    """The faces of this computer, the one that is asked for first. Raises UsageError, OutputError."""
    found = [Face(name, path) for name, path in assets.card_faces()]
    if font:
        named = next((face for face in found if font in (face.name, face.path.name)), None) or _searched(font)
        if named is None:
            names = [face.name for face in found]
            hint = f"这台电脑上可用：{'、'.join(names)}；装上“{font}”再试" if names else f"装上“{font}”再试"
            raise UsageError([Problem(None, "U109", "error", f"这台电脑上没有“{font}”这种字体", hint)])
        found = [named, *(face for face in found if face is not named)]
    if not found:
        text = "这台电脑上没有找到能印席卡的中文字体"
        hint = "装一种中文字体（如华文新魏、楷体、霞鹜文楷、思源宋体）再试"
        raise OutputError([Problem(None, "O404", "error", text, hint)])
    return FontStack(found)


def _searched(font: str) -> Face | None:
    """A face by what its file calls it, in any language, or by the name of its file."""
    files = assets.font_files()
    if font.lower() in files:
        return Face(sorted(families(files[font.lower()]))[-1], files[font.lower()])
    return next((Face(font, path) for path in files.values() if font in families(path)), None)
