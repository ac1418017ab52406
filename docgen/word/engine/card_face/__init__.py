"""Faces of cards: a template draws one face, which is printed wherever a card lies, and turned where it is folded.

In Word a template shows the face of one card as a text box named 卡面; what repeats is marked by loops around it. Its
place, its size and its turn come from the sheet (面.左, 上, 宽, 高, 反), and whatever else hangs from the same
paragraph (a picture, a line, another box) moves, grows and turns with it.

A turned face is a choice between two drawings: the turned text box, which Word and its kin draw and edit; and outlines
of its letters, for readers that leave the text of a turned box upright (LibreOffice). Those know ``wps`` but not
``w15``, which the choice asks for too. The outlines are a VML path: a third of the bytes of a DrawingML one, and read
by every version of Word.

``find`` takes the drawings out of the template and leaves ``stand_ins``, ``printers`` print them on the sheet,
``lines`` and ``layout`` work out where the lines of a face lie, ``drawing`` and ``outlines`` write the markup.
"""
