"""The fonts of this computer: those that papers name, those of cards and charts, and rare characters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from docgen import assets
from docgen.api.doctor.diagnosis import Diagnosis
from docgen.fonts.face import Face, families
from docgen.output.fontconfig import substitute
from docgen.word.markup.font_fallback import face_for, is_hanzi, is_in_gb2312
from docgen.word.markup.page import ALTERNATIVES, FACES

#: Characters that are frequent in names and that older fonts lack: of GBK, of Extension A, of Extension E.
RARE_CHARACTERS = "喆珺玥堃㛃𬱖"
_MOST_CHARACTERS = 60
#: The roles whose faces fill lines.
_TEXT_ROLES = ("正文", "楷体", "黑体")
#: The first faces for cards are brush faces; those behind them are made for reading.
_BRUSH_FACES = ("华文新魏", "楷体", "华文楷体", "Kaiti SC", "LXGW WenKai", "FandolKai")

_SUPPLEMENT = "Windows：设置 → 应用 → 可选功能，添加“简体中文补充字体”；别的系统从装有它的电脑复制字体文件"
_OF_WINDOWS = "Windows 自带；别的系统从 Windows 电脑复制字体文件，双击安装"
_FROM_OFFICE = "从单位装有公文字体的电脑上复制字体文件，双击安装"
_REMEDIES = {
    **dict.fromkeys(("仿宋", "楷体", "黑体"), _SUPPLEMENT),
    **dict.fromkeys(("宋体", "宋体-ExtB"), _OF_WINDOWS),
}
_RARE_ON_CARDS = "装一种字多的字体：宋体-ExtB（Windows 自带）、霞鹜文楷、思源宋体"


class InstalledFonts:
    """The font files of this computer by the names of their families, in every language."""

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        return {name: path for path in assets.font_files().values() for name in families(path)}

    @cached_property
    def _faces(self) -> dict[Path, Face]:
        return {}

    def faces(self, *names: str) -> list[Face]:
        """The faces of these names that are installed and whole."""
        paths = [(name, self.paths[name]) for name in names if name in self.paths]
        return self.whole(paths)

    def whole(self, faces: Iterable[tuple[str, Path]]) -> list[Face]:
        """Those of these faces whose files can be read; each file is opened once."""
        opened = [self._faces.setdefault(path, Face(name, path)) for name, path in faces]
        return [face for face in opened if face.is_whole]

    @property
    def broken(self) -> list[str]:
        """The names of the files that were opened and cannot be read."""
        return [path.name for path, face in self._faces.items() if not face.is_whole]

    def standing_in(self, name: str) -> str:
        """The first of the faces that may take the place of a missing one; empty where none is there."""
        return next((other for other in ALTERNATIVES.get(name, "").split(";") if other in self.paths), "")


def paper_faces(fonts: InstalledFonts, brand_faces: Mapping[str, str]) -> Iterator[Diagnosis]:
    """The faces of papers by role, those of the brand in place of ours."""
    for role, name in {**FACES, **brand_faces}.items():
        item = role if role.endswith("体") else f"{role}字体"
        if name in fonts.paths:
            yield Diagnosis(item, "可用", f"“{name}”已安装")
            continue
        remedy = _REMEDIES.get(name, _FROM_OFFICE)
        if other := fonts.standing_in(name):
            yield Diagnosis(item, "提示", f"没有“{name}”，用“{other}”代替", remedy)
        else:
            changes = "每行字数、每页行数可能变" if role in _TEXT_ROLES else "样子会变"
            other = substitute(name)
            yield Diagnosis(
                item, "缺", f"没有“{name}”，会换成{f'“{other}”' if other else '别的字体'}，{changes}", remedy
            )


def card_faces(faces: Sequence[Face]) -> Diagnosis:
    """The faces that cards are set in, best first."""
    if not faces:
        return Diagnosis("席卡字体", "缺", "没有能印席卡、证件的中文字体", "装华文新魏、楷体、霞鹜文楷或思源宋体")
    name = faces[0].name
    if name in _BRUSH_FACES:
        return Diagnosis("席卡字体", "可用", f"席卡、证件用“{name}”")
    return Diagnosis("席卡字体", "提示", f"没有魏体、楷体，席卡、证件用“{name}”", "装华文新魏、楷体或霞鹜文楷")


def chart_faces() -> Diagnosis:
    """The faces of charts that are stored as pictures."""
    lacking = [role for role, paths in assets.fonts().items() if not paths]
    if lacking:
        text = f"没有{'、'.join(lacking)}，座次图不能存成 .png"
        return Diagnosis("座次图字体", "缺", text, "装黑体、楷体、宋体，或 Noto CJK；座次图仍可写成 .docx、.svg")
    return Diagnosis("座次图字体", "可用", "座次图可以存成 .png")


def rare_characters(
    fonts: InstalledFonts, body_face: str, card_stack: Sequence[Face], names: Iterable[str]
) -> Iterator[Diagnosis]:
    """Whether papers and cards can print the rare characters of these names, and a few that names often have."""
    characters = "".join(dict.fromkeys((*RARE_CHARACTERS, *(character for name in names for character in name))))
    rare = [character for character in characters if is_hanzi(character) and not is_in_gb2312(character)]
    rare = rare[:_MOST_CHARACTERS]
    on_cards = [character for character in rare if any(face.has(character) for face in card_stack)]
    wanted = {character: face_for(character, body_face) for character in rare}
    lacking = {character: face for character, face in wanted.items() if not _has(character, face, fonts)}
    # what the faces of papers lack, Word takes from any other font that has it
    nowhere = [character for character in lacking if character not in on_cards]
    remedy = f"装{'、'.join(f'“{face}”' for face in dict.fromkeys(lacking.values()))}（{_SUPPLEMENT}）"
    yield _rare_characters("方案的罕用字", rare, nowhere, list(lacking), remedy)
    nowhere = [character for character in rare if character not in on_cards]
    yield _rare_characters("席卡的罕用字", rare, nowhere, [], _RARE_ON_CARDS)
    if fonts.broken:
        text = f"{'、'.join(fonts.broken)} 损坏了，用到它的文书做不出来"
        yield Diagnosis("字体文件", "缺", text, "卸载这个字体，再重新安装一份")


def _has(character: str, name: str, fonts: InstalledFonts) -> bool:
    """Whether a face, or one that stands in for it, has a character."""
    return any(face.has(character) for face in fonts.faces(name, *ALTERNATIVES.get(name, "").split(";")))


def _rare_characters(
    item: str, rare: Sequence[str], nowhere: Sequence[str], from_others: Sequence[str], remedy: str
) -> Diagnosis:
    if nowhere:
        return Diagnosis(item, "缺", f"{_shown(nowhere)} 没有字体能印", remedy)
    if from_others:
        return Diagnosis(item, "提示", f"{_shown(from_others)} 会用别的字体印，粗细、样子和旁边的字不一样", remedy)
    return Diagnosis(item, "可用", f"{_shown(rare)} 都能印")


def _shown(characters: Sequence[str]) -> str:
    return " ".join(characters[:12]) + (f" 等{len(characters)}个字" if len(characters) > 12 else "")
