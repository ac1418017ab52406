"""The parts that rendered pictures and charts add to a document: files, charts, relationships, content types."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

from docgen.model.brand import Picture
from docgen.model.draft import Chart
from docgen.word.engine.printers.plain_text import escape_attribute
from docgen.word.engine.render_state import PartRelations
from docgen.word.markup.chart import CHART_TYPE, chart_part, chart_relations
from docgen.word.markup.chart_workbook import WORKBOOK_TYPE, chart_workbook
from docgen.word.markup.namespaces import PKG_RELS, XML_DECLARATION, R
from docgen.word.package.zip import Member, member

_NO_RELATIONSHIPS = f'{XML_DECLARATION}<Relationships xmlns="{PKG_RELS}"></Relationships>'.encode()


@dataclass(frozen=True, slots=True)
class _Media:
    """Files that are added to a document: pictures by their content (each is stored once), charts, relationships."""

    pictures: dict[bytes, str] = field(default_factory=dict)  # content → path below word/
    charts: list[str] = field(default_factory=list)  # paths
    parts: dict[str, bytes] = field(default_factory=dict)  # path → content
    taken: bytes = b""  # relationships and content types of the template, which name its own files

    def add_picture(self, relation: str, picture: Picture) -> str:
        """Adds the file of a picture and returns its relationship."""
        ending = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
        target = self.pictures.get(picture.data)
        if target is None:
            target = self.pictures[picture.data] = self._free_name("media/docgen{}." + ending, len(self.pictures) + 1)
        self.parts[f"word/{target}"] = picture.data
        return f'<Relationship Id="{relation}" Target="{target}" Type="{R}/image"/>'

    def add_chart(self, relation: str, chart: Chart) -> str:
        """Adds a chart with its workbook and returns its relationship."""
        target = self._free_name("charts/chart{}.xml", len(self.charts) + 1)
        number = target.removeprefix("charts/chart").removesuffix(".xml")
        workbook = self._free_name("embeddings/Microsoft_Excel_Sheet{}.xlsx", int(number))
        self.charts.append(f"word/{target}")
        self.parts[f"word/{target}"] = chart_part(chart)
        self.parts[f"word/charts/_rels/chart{number}.xml.rels"] = chart_relations(f"../{workbook}")
        self.parts[f"word/{workbook}"] = chart_workbook(chart)
        return f'<Relationship Id="{relation}" Target="{target}" Type="{R}/chart"/>'

    def _free_name(self, pattern: str, first: int) -> str:
        """The first numbered name that neither the template nor anything added has."""
        names = (pattern.format(number) for number in count(first))
        return next(name for name in names if name.encode() not in self.taken and f"word/{name}" not in self.parts)

    def content_types(self, old: bytes) -> bytes:
        """The content types of the document with those of the added files."""
        endings = {target.rpartition(".")[2] for target in self.pictures.values()}
        types = {ending: f"image/{ending}" for ending in sorted(endings)}
        types |= {"xlsx": WORKBOOK_TYPE} if self.charts else {}
        defaults = "".join(
            f'<Default Extension="{ending}" ContentType="{kind}"/>'
            for ending, kind in types.items()
            if f'Extension="{ending}"'.encode() not in old
        )
        overrides = "".join(f'<Override PartName="/{path}" ContentType="{CHART_TYPE}"/>' for path in self.charts)
        with_defaults = re.sub(rb"(<Types\b[^>]*>)", rb"\1" + defaults.encode(), old, count=1)
        return with_defaults.replace(b"</Types>", f"{overrides}</Types>".encode())


def media_members(relations: Mapping[str, PartRelations], sources: Mapping[str, bytes]) -> dict[str, Member]:
    """The parts that are new or changed because document parts (by name) show pictures and charts.

    ``sources`` has the content types and relationships of the template.
    """
    if not relations:
        return {}
    media = _Media(taken=b"".join(sources.values()))
    for name, part_relations in relations.items():
        entries = [media.add_picture(relation, picture) for relation, picture in part_relations.pictures.items()]
        entries += [media.add_chart(relation, chart) for relation, chart in part_relations.charts.items()]
        entries += [_link(relation, address) for relation, address in part_relations.links.items()]
        folder, _, file_name = name.rpartition("/")
        path = f"{folder}/_rels/{file_name}.rels"
        media.parts[path] = _with_relationships(sources.get(path, _NO_RELATIONSHIPS), "".join(entries))
    media.parts["[Content_Types].xml"] = media.content_types(sources["[Content_Types].xml"])
    return {name: member(name, content) for name, content in media.parts.items()}


def _link(relation: str, address: str) -> str:
    target = escape_attribute(address)
    return f'<Relationship Id="{relation}" Target="{target}" TargetMode="External" Type="{R}/hyperlink"/>'


def _with_relationships(part: bytes, entries: str) -> bytes:
    """The part with relationships added at its end, also if it was empty."""
    opened = re.sub(rb"<Relationships\b([^>]*)/>", rb"<Relationships\1></Relationships>", part)
    return opened.replace(b"</Relationships>", f"{entries}</Relationships>".encode())
