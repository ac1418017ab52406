"""Changes a stock template to another page profile or to the brand's faces: other numbers, other names."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from markupsafe import escape

from docgen.text.colours import legible
from docgen.word.markup.page import BRAND_COLOURS, FACES, GONGWEN, LATIN, LETTER_TOP_TWIPS, PageProfile
from docgen.word.package.zip import canonical, read_package


def apply_profile(
    template: Path, profile: PageProfile, faces: Mapping[str, str], colours: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The stock template with the margins and lines of the profile, with these faces and these colours by role.

    For 国标 and without faces and colours it stays as it is. Only numbers, names and colours that our blocks write are
    replaced: what an office has drawn itself stays as it drew it. A colour that type could not be read in is darkened.
    """
    return _with_profile(template.read_bytes(), profile, tuple(sorted(faces.items())), tuple(sorted(colours.items())))


@lru_cache(maxsize=128)
def _with_profile(
    template: bytes, profile: PageProfile, faces: tuple[tuple[str, str], ...], colours: tuple[tuple[str, str], ...]
) -> bytes:
    changes = _replacements(profile) | {
        f'"{FACES[role]}"': f'"{escape(face)}"' for role, face in faces if role in FACES
    }
    changes |= {f'"{BRAND_COLOURS[role]}"': f'"{legible(colour)}"' for role, colour in colours if role in BRAND_COLOURS}
    latin = dict(faces).get(LATIN, "")
    if not latin and all(old == new for old, new in changes.items()):
        return template
    parts = read_package(template)
    changed = False
    for name in ("word/document.xml", "word/styles.xml", "word/fontTable.xml", "word/theme/theme1.xml"):
        text = before = parts[name].decode()
        for old, new in changes.items():
            text = text.replace(old, new)
        if latin:
            text = re.sub(r'w:ascii="[^"]*"', f'w:ascii="{escape(latin)}"', text)
        parts[name] = text.encode()
        changed = changed or text != before
    return canonical(parts) if changed else template


def _replacements(profile: PageProfile) -> dict[str, str]:
    """The numbers of 国标 as our blocks write them, and what stands there in the profile."""
    return {
        f'w:top="{GONGWEN.top}"': f'w:top="{profile.top}"',
        f'w:bottom="{GONGWEN.bottom}"': f'w:bottom="{profile.bottom}"',
        f'w:footer="{GONGWEN.footer}"': f'w:footer="{profile.footer}"',
        f'w:line="{GONGWEN.line}"': f'w:line="{profile.line}"',
        f'w:line="{LETTER_TOP_TWIPS - GONGWEN.top}"': f'w:line="{LETTER_TOP_TWIPS - profile.top}"',
        **{f'<w:{size} w:val="{GONGWEN.body}"/>': f'<w:{size} w:val="{profile.body}"/>' for size in ("sz", "szCs")},
        **{f'<w:{size} w:val="{GONGWEN.title}"/>': f'<w:{size} w:val="{profile.title}"/>' for size in ("sz", "szCs")},
        f'<w:spacing w:val="{GONGWEN.spacing}"/>': f'<w:spacing w:val="{profile.spacing}"/>',
        f'w:firstLine="{GONGWEN.indent}"': f'w:firstLine="{profile.indent}"',
    }
