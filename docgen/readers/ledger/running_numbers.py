"""The running numbers of tables as the codes of their visits: told apart where several tables begin with 1."""

from collections import Counter
from collections.abc import Sequence

from docgen.model.ledger import Record


def told_apart(records: Sequence[Record]) -> list[Record]:
    """The records, with codes that no two tables share.

    A table that gives one number twice has none: nobody could find a visit by it. Where several tables count from 1,
    the name of the sheet, or else of the file, stands before the number: 2月-3.
    """
    tables: dict[str, list[str]] = {}
    for record in records:
        if record.numbered:
            tables.setdefault(record.file, []).append(record.code)
    if not tables:
        return list(records)
    useless = {file for file, codes in tables.items() if len(set(codes)) < len(codes)}
    owners = Counter(code for file, codes in tables.items() if file not in useless for code in codes)
    prefixes = (
        _prefixes([file for file in tables if file not in useless]) if max(owners.values(), default=0) > 1 else {}
    )
    return [
        record
        if not record.numbered
        else record._replace(code="", numbered=False)
        if record.file in useless
        else record._replace(code=f"{prefixes.get(record.file, '')}{record.code}")
        for record in records
    ]


def _prefixes(files: Sequence[str]) -> dict[str, str]:
    """For every sheet, as its place names it, what stands before its numbers."""
    titles = {file: file.rpartition("!")[2].rpartition("/")[2] for file in files}
    counts = Counter(titles.values())
    return {
        file: f"{title if counts[title] == 1 else file.rpartition('/')[2].replace('!', '-')}-"
        for file, title in titles.items()
    }
