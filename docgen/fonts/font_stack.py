"""The faces that a text is set in: every character comes from the first that has it."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from docgen.fonts.face import Face, composed
from docgen.fonts.outlines import BLANK, EM, Glyph


class MissingGlyphsError(Exception):
    """No face on this computer has these characters."""

    def __init__(self, characters: Iterable[str]) -> None:
        self.characters = tuple(characters)
        super().__init__("".join(self.characters))


class FontStack:
    """The faces from which cards are set, best first: every character is taken from the first that has it."""

    def __init__(self, faces: Sequence[Face]) -> None:
        self.faces = tuple(faces)
        self._by_name = {face.name: face for face in faces}
        self._chosen: dict[str, Face | None] = {}
        self._glyphs: dict[tuple[str, str], Glyph] = {}

    @property
    def first(self) -> Face:
        return self.faces[0]

    def face(self, name: str) -> Face:
        """The face of that name; the first for a name that the stack does not have."""
        return self._by_name.get(name, self.first)

    def release(self) -> None:
        """Closes the files of all faces; a file is opened again when something new is asked of it."""
        for face in self.faces:
            face.release()

    def missing(self, text: str) -> list[str]:
        """The characters of a text that no face has."""
        return [character for character in composed(text) if self._face_of(character) is None]

    def pieces(self, text: str) -> tuple[tuple[str, str], ...]:
        """The text cut into pieces of one face each. Raises MissingGlyphsError."""
        whole = composed(text)
        faces = list(map(self._face_of, whole))
        if None in faces:
            raise MissingGlyphsError(self.missing(text))
        if whole != text:
            return ((self._face_of_all(text).name, text),)
        # most texts are of one face, and ten thousand cards ask for their names again and again
        if faces and faces.count(faces[0]) == len(faces):
            return ((self._existing_face(text[0]).name, text),)
        return tuple((face.name, "".join(part)) for face, part in groupby(text, self._existing_face))

    def advance(self, pieces: Iterable[tuple[str, str]]) -> float:
        """How wide pieces are together, in em."""
        return sum(self.glyph(name, character).advance for name, text in pieces for character in composed(text)) / EM

    def glyph(self, name: str, character: str) -> Glyph:
        """As ``Face.glyph``, of the face of that name if it has the character, else of the first that does."""
        key = (name, character)
        if key not in self._glyphs:
            self._glyphs[key] = self._glyph(name, character)
        return self._glyphs[key]

    def _glyph(self, name: str, character: str) -> Glyph:
        face = self.face(name)
        if not face.has(character):
            face = self._face_of(character) or face
        if not face.has(character):
            return Glyph(EM, (), BLANK)
        return face.glyph(character)

    def _existing_face(self, character: str) -> Face:
        face = self._face_of(character)
        assert face is not None  # missing characters were refused before
        return face

    def _face_of_all(self, text: str) -> Face:
        """A face for a text with composed characters: a mark stays with its letter."""
        if text not in self._chosen:
            self._chosen[text] = next((face for face in self.faces if all(map(face.has, composed(text)))), self.first)
        return self._chosen[text] or self.first

    def _face_of(self, character: str) -> Face | None:
        if character not in self._chosen:
            self._chosen[character] = next((face for face in self.faces if face.has(character)), None)
        return self._chosen[character]
