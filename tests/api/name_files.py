"""Makes a file for each of many guests with strange names, and looks at the names of the files.

    python -m tests.api.name_files 1000 21

Names are those that fail on some system, the same name several times, in another letter case or normal form, and names
made by chance. Each guest has one file, inside the folder, under a name that Windows and Linux take.
"""

import json
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

import docgen
from docgen.cli.app import main as docgen_main

HOSTILE = (
    "CON", "nul", "AUX.", "COM1", "lpt9.txt", "..", ".", "../../x", "/etc/passwd", "C:\\Windows\\x", "a/b", "a\\b",
    "a:b", "a*b?", 'a"b', "<a>|b", "name.", ".hidden", "~", "-rf", "$HOME", "%TEMP%", "a&b;c`d`", "desktop.ini",
)  # fmt: skip
SAME = (
    *("张伟", "张伟", "张伟", "José", "Jose\u0301", "JOSÉ", "Anna", "anna", "ANNA", "Straße", "STRASSE", "ﬁna", "fina"),
    *("Å", "A\u030a", "K\u212a", "KK", "kk"),
)
_ALPHABET = "张王李赵艾山买提古丽䶮·ABCabcéß./\\:*?\"<>|'&%$#@!~^-_=+,;()[]{} 0123456789"
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def generated(count: int, seed: int) -> Iterator[str]:
    chance = random.Random(seed)
    for _ in range(count):
        length = chance.choice((1, 2, 2, 3, 3, 3, 5, 8, 20))
        yield "".join(chance.choices(_ALPHABET, k=length))


def faults_of_name(name: str) -> Iterator[str]:
    """Why a system would not take the name of a file."""
    if re.search(r'[\\/:*?"<>|\x00-\x1f]', name) or name.endswith((".", " ")) or name.startswith(" "):
        yield "characters"
    if _RESERVED.fullmatch(name.rpartition(".")[0]) or _RESERVED.fullmatch(name):
        yield "reserved"
    if len(name.encode("utf-16-le")) // 2 > 255 or len(name.encode()) > 255:
        yield "too long"


def _accepted(names: Sequence[str]) -> list[str]:
    """The names that cards take: each is tried by itself."""
    return [name for name in names if not _refusal(name)]


def _refusal(name: str) -> str:
    try:
        docgen.build(docgen.load(_visit([name])), ["cards"])
    except docgen.DataError as error:
        return str(error)
    return ""


def _visit(names: Sequence[str]) -> bytes:
    guests = [{"姓名": name, "单位": f"第{number}处", "代号": f"g{number}"} for number, name in enumerate(names)]
    whole = {"标题": "云州市代表团来清江区考察", "日期": "2026-07-05", "来宾": {"名单": guests}}
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _run(arguments: list[str]) -> int:
    try:
        docgen_main(arguments)
    except SystemExit as ending:
        return int(ending.code or 0)
    return 0


def faults(names: Sequence[str], folder: Path) -> tuple[int, list[str]]:
    """How many names became files, and what is wrong with these."""
    accepted = _accepted(names)
    source, out = folder / "来访.yaml", folder / "深" / "卡"
    source.write_bytes(_visit(accepted))
    before = {path for path in folder.rglob("*") if path.is_file()}
    code = _run(["cards", str(source), "--each", "-o", f"{out}/"])
    if code:
        return 0, [f"cards ended with {code}"]
    made = sorted(path for path in folder.rglob("*") if path.is_file() and path not in before)
    cards = [path for path in made if path.suffix == ".docx"]
    found = [f"{path.name}: {fault}" for path in cards for fault in faults_of_name(path.name)]
    found += [f"{path} lies elsewhere" for path in made if path.parent != out]
    keys = {normalize("NFKC", normalize("NFC", path.name).casefold()) for path in cards}
    if not len(cards) == len(keys) == len(accepted):
        found.append(f"{len(accepted)} guests, {len(cards)} files, {len(keys)} of them apart on every system")
    return len(cards), found


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    names = [*HOSTILE, *SAME, *generated(count, seed)]
    made, found = faults(names, Path(tempfile.mkdtemp()))
    print(*found, sep="\n")
    print(f"{len(names)} names: {made} files, {len(names) - made} names refused, {len(found)} faults")


if __name__ == "__main__":
    main()
