"""Where templates, brands and the example office lie: the user's folder first, then what travels with the program."""

import os
from collections.abc import Sequence
from pathlib import Path

from docgen.errors import Problem, UsageError

_HERE = Path(__file__).parent


def stock(name: str) -> Path:
    """A folder of ours (``templates``, ``brand_assets``, ``examples``): in the wheel, or beside the package."""
    packed = _HERE / "_stock" / name
    return packed if packed.is_dir() else _HERE.parent / name


def template_file(kind: str, folders: Sequence[Path] = ()) -> Path:
    """The template of a kind: the first of ``folders`` that has one, else ours. Raises UsageError."""
    for folder in (*folders, stock("templates") / "docx"):
        path = folder / f"{kind}.docx"
        if path.is_file():
            return path
    raise UsageError([Problem(None, "U104", "error", f"没有“{kind}”的模板", "用 --template 指定一个 .docx")])


def brands(folders: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The folders in which brands are looked for."""
    return (*folders, stock("brand_assets"))


#: Font files by role, best first: of Windows, of macOS, free ones; the last of a role have the rarest characters.
_FONT_FILES = {
    "黑体": "simhei.ttf msyh.ttc PingFang.ttc STHeiti.ttc NotoSansCJK-Regular.ttc NotoSansCJKsc-Regular.otf "
    "SourceHanSansSC-Regular.otf SourceHanSansCN-Regular.otf wqy-zenhei.ttc wqy-microhei.ttc FandolHei-Regular.otf "
    "simsun.ttc simsunb.ttf",
    "楷体": "simkai.ttf STKaiti.ttf Kaiti.ttc LXGWWenKai-Regular.ttf FandolKai-Regular.otf simsunb.ttf",
    "标题": "FZXBSJW.TTF STZHONGS.TTF NotoSerifCJK-SemiBold.ttc NotoSerifCJK-Bold.ttc Songti.ttc simsun.ttc",
}


#: The faces that cards are set in, best first: by what documents call them, and their files. Those of an office's
#: Windows come first (华文新魏 is what makers of name cards take), then those of macOS, then free ones; the last are
#: there for characters that no other has.
_CARD_FACES = (
    ("华文新魏", "STXINWEI.TTF"),
    ("楷体", "simkai.ttf"),
    ("华文楷体", "STKAITI.TTF"),
    ("Kaiti SC", "Kaiti.ttc"),
    ("LXGW WenKai", "LXGWWenKai-Regular.ttf"),
    ("FandolKai", "FandolKai-Regular.otf"),
    ("黑体", "simhei.ttf"),
    ("PingFang SC", "PingFang.ttc"),
    ("Noto Serif CJK SC", "NotoSerifCJK-Regular.ttc NotoSerifCJKsc-Regular.otf"),
    ("Source Han Serif SC", "SourceHanSerifSC-Regular.otf SourceHanSerif-Regular.ttc"),
    ("Noto Sans CJK SC", "NotoSansCJK-Regular.ttc NotoSansCJKsc-Regular.otf"),
    ("Source Han Sans SC", "SourceHanSansSC-Regular.otf SourceHanSans-Regular.ttc"),
    ("微软雅黑", "msyh.ttc"),
    ("宋体", "simsun.ttc"),
    ("宋体-ExtB", "simsunb.ttf"),
    ("BabelStone Han", "BabelStoneHan.ttf"),
    ("WenQuanYi Micro Hei", "wqy-microhei.ttc"),
)


def fonts(folders: Sequence[Path] = ()) -> dict[str, list[Path]]:
    """The font files of this computer that charts are drawn with, by role; a role without any has an empty list."""
    paths = font_files(folders)
    return {
        role: [paths[name.lower()] for name in names.split() if name.lower() in paths]
        for role, names in _FONT_FILES.items()
    }


def card_faces(folders: Sequence[Path] = ()) -> list[tuple[str, Path]]:
    """The faces of this computer that cards are set in, best first: what documents call each, and its file."""
    paths = font_files(folders)
    return [
        (face, next(paths[file.lower()] for file in files.split() if file.lower() in paths))
        for face, files in _CARD_FACES
        if any(file.lower() in paths for file in files.split())
    ]


def font_files(folders: Sequence[Path] = ()) -> dict[str, Path]:
    """Every font file of this computer by its name in small letters, those of ``folders`` and of the user first."""
    paths: dict[str, Path] = {}
    for folder in (*folders, *_font_folders()):
        for here, _, files in os.walk(folder):
            for file in files:
                if file.lower().endswith((".ttf", ".otf", ".ttc", ".otc")):
                    paths.setdefault(file.lower(), Path(here, file))
    return paths


def presets() -> Path:
    """The file of the card sheets that travel with the program."""
    return stock("templates") / "cards" / "presets.yaml"


def _font_folders() -> tuple[Path, ...]:
    """Where Windows, macOS and Linux keep fonts, the user's own first."""
    home = Path.home()
    user = os.environ.get("LOCALAPPDATA")
    return (
        *((Path(user, "Microsoft", "Windows", "Fonts"),) if user else ()),
        Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts"),
        home / "Library" / "Fonts",
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts"),
        home / ".fonts",
        home / ".local" / "share" / "fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )
