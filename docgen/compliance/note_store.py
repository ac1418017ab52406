"""The notes of a year while its visits are read: they wait on disk, so that a longer year takes no more memory."""

import pickle
import sqlite3
from collections.abc import Iterator

from docgen.rules.year_notes import VisitNote, comparable_words, is_needed_alone

_TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA temp_store = FILE;
    CREATE TABLE note (number INTEGER PRIMARY KEY, alone INTEGER, packed BLOB);
    CREATE TABLE word (kind INTEGER, text TEXT, number INTEGER);
"""
_SHARED = """
    SELECT packed FROM note WHERE alone OR number IN (
        SELECT word.number FROM word JOIN (SELECT kind, text FROM word GROUP BY kind, text HAVING count(*) > 1)
        USING (kind, text)
    ) ORDER BY number
"""


class NoteStore:
    """Keeps notes one by one, and gives back those in which a rule over the year may find something.

    The database has no name: it stays in memory while it is small. What grows goes to a file that nobody else sees and
    that is gone with the store.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(f"{_TABLES} BEGIN;")

    def put(self, note: VisitNote) -> None:
        """Keeps a note."""
        packed = pickle.dumps(note, pickle.HIGHEST_PROTOCOL)
        row = (is_needed_alone(note), packed)
        number = self._base.execute("INSERT INTO note (alone, packed) VALUES (?, ?)", row).lastrowid
        words = ((*word, number) for word in comparable_words(note))
        self._base.executemany("INSERT INTO word VALUES (?, ?, ?)", words)

    def candidates(self) -> Iterator[VisitNote]:
        """The notes that share a word with another, or that need no other, in the order in which they were put."""
        for (packed,) in self._base.execute(_SHARED):
            yield pickle.loads(packed)
