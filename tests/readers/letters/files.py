"""Writes the letters and lists of ``incoming`` as the files that offices send."""

from pathlib import Path

from docx import Document

from tests.readers.letters.incoming import Block, Incoming


def written_incoming(incoming: Incoming, folder: Path) -> Path:
    """The letter as a file: Word, or a text with its tables pasted."""
    if incoming.word:
        return word_file(folder / f"{incoming.name}.docx", *incoming.blocks)
    path = folder / f"{incoming.name}.txt"
    lines = [
        block if isinstance(block, str) else "\n".join("\t".join(row) for row in block) for block in incoming.blocks
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


def word_file(path: Path, *blocks: Block) -> Path:
    """A Word file of paragraphs and tables without lines."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), max(map(len, block)))
        for row, cells in enumerate(block):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
    document.save(str(path))
    return path
