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


def template(kind: str, folders: Sequence[Path] = ()) -> Path:
    """The template of a kind: the first of ``folders`` that has one, else ours. Raises UsageError."""
    for folder in (*folders, stock("templates") / "docx"):
        if (found := folder / f"{kind}.docx").is_file():
            return found
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


def fonts(folders: Sequence[Path] = ()) -> dict[str, list[Path]]:
    """The font files of this computer that charts are drawn with, by role; a role without any has an empty list."""
    names = {name.lower(): name for row in _FONT_FILES.values() for name in row.split()}
    found: dict[str, Path] = {}
    for folder in (*folders, *_font_folders()):
        for here, _, files in os.walk(folder):
            for file in files:
                if file.lower() in names:
                    found.setdefault(file.lower(), Path(here, file))
    return {
        role: [found[name.lower()] for name in row.split() if name.lower() in found]
        for role, row in _FONT_FILES.items()
    }


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
