"""The notes of a year while its visits are read: they wait on disk, so that a longer year takes no more memory."""

import pickle
import sqlite3
from collections.abc import Iterator

from docgen.rules.over_a_year import Note, alone, words

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
    """Notes are put on it one by one; those in which a rule over the year may find something are taken down again.

    A database without a name stays in memory while it is small. What grows goes to a file that nobody else sees and
    that is gone with the shelf.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.executescript(f"{_TABLES} BEGIN;")

    def put(self, note: Note) -> None:
        """Keeps a note."""
        packed = pickle.dumps(note, pickle.HIGHEST_PROTOCOL)
        number = self._base.execute("INSERT INTO note (alone, packed) VALUES (?, ?)", (alone(note), packed)).lastrowid
        self._base.executemany("INSERT INTO word VALUES (?, ?, ?)", ((*word, number) for word in words(note)))

    def taken(self) -> Iterator[Note]:
        """The notes that say what another says too, or that need no other, in the order in which they were put."""
        for (packed,) in self._base.execute(_SHARED):
            yield pickle.loads(packed)
