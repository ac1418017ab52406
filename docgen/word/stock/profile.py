"""A stock template in another profile, or in the brand's faces: the same document with other numbers and names."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from markupsafe import escape

from docgen.word.markup.page import FACES, GONGWEN, LATIN, Profile
from docgen.word.package.zip import canonical, read


def apply_profile(template: Path, profile: Profile, faces: Mapping[str, str]) -> bytes:
    """The stock template with the profile's margins and lines and with these faces by role; unchanged for 国标 without.

    Only numbers and names that bricks wrote are touched, so what an office draws itself stays as it drew it.
    """
    return _dressed(template.read_bytes(), profile, tuple(sorted(faces.items())))


@lru_cache(maxsize=16)
def _dressed(template: bytes, profile: Profile, faces: tuple[tuple[str, str], ...]) -> bytes:
    changes = _numbers(profile) | {f'"{FACES[role]}"': f'"{escape(face)}"' for role, face in faces if role in FACES}
    latin = dict(faces).get(LATIN, "")
    if not latin and all(old == new for old, new in changes.items()):
        return template
    parts = read(template)
    for name in ("word/document.xml", "word/styles.xml", "word/fontTable.xml", "word/theme/theme1.xml"):
        text = parts[name].decode()
        for old, new in changes.items():
            text = text.replace(old, new)
        if latin:
            text = re.sub(r'w:ascii="[^"]*"', f'w:ascii="{escape(latin)}"', text)
        parts[name] = text.encode()
    return canonical(parts)


def _numbers(profile: Profile) -> dict[str, str]:
    return {
        f'w:top="{GONGWEN.top}"': f'w:top="{profile.top}"',
        f'w:bottom="{GONGWEN.bottom}"': f'w:bottom="{profile.bottom}"',
        f'w:footer="{GONGWEN.footer}"': f'w:footer="{profile.footer}"',
        f'w:line="{GONGWEN.line}"': f'w:line="{profile.line}"',
        **{f'<w:{size} w:val="{GONGWEN.body}"/>': f'<w:{size} w:val="{profile.body}"/>' for size in ("sz", "szCs")},
        **{f'<w:{size} w:val="{GONGWEN.title}"/>': f'<w:{size} w:val="{profile.title}"/>' for size in ("sz", "szCs")},
        f'<w:spacing w:val="{GONGWEN.spacing}"/>': f'<w:spacing w:val="{profile.spacing}"/>',
        f'w:firstLine="{GONGWEN.indent}"': f'w:firstLine="{profile.indent}"',
    }
