"""Pictures and charts of a document: files under free names, relationships under free ids, their content types."""

from docgen.model.brand import Picture
from docgen.model.draft import Chart
from docgen.word.engine.media import media_members
from docgen.word.engine.render_state import PartRelations
from docgen.word.package.zip import inflated

BODY, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
CHART = Chart("接待人次", ("1月", "2月"), (3, 5), "人次", "说明")
PNG, JPEG = Picture(b"\x89PNG 1", 10, 10, "章"), Picture(b"\xff\xd8 2", 10, 10, "照片")
SOURCES = {
    TYPES: b'<Types><Override PartName="/word/charts/chart1.xml"/></Types>',
    RELATIONS: b'<Relationships><Relationship Id="rIdChart1" Target="charts/chart1.xml"/></Relationships>',
}


def members(relations: PartRelations) -> dict[str, bytes]:
    return {name: inflated(part) for name, part in media_members({BODY: relations}, SOURCES).items()}


def test_ids_are_counted_on_and_pass_over_those_of_the_template() -> None:
    relations = PartRelations(SOURCES[RELATIONS])
    assert [relations.id_of_chart(CHART), relations.id_of_chart(CHART)] == ["rIdChart2", "rIdChart3"]
    same = [relations.id_of_picture(picture) for picture in (PNG, JPEG, PNG)]
    assert same == ["rIdPicture1", "rIdPicture2", "rIdPicture1"]
    links = [
        relations.id_of_link(address) for address in ("https://a.example", "https://b.example", "https://a.example")
    ]
    assert links == ["rIdLink1", "rIdLink2", "rIdLink1"]


def test_a_chart_has_a_part_a_workbook_and_a_type_under_free_names() -> None:
    relations = PartRelations(SOURCES[RELATIONS])
    first, second = relations.id_of_chart(CHART), relations.id_of_chart(CHART)
    parts = members(relations)
    for number, relation in ((2, first), (3, second)):
        link = f'<Relationship Id="{relation}" Target="charts/chart{number}.xml"'
        assert link.encode() in parts[RELATIONS]
        assert b"1\xe6\x9c\x88" in parts[f"word/charts/chart{number}.xml"]
        workbook = f"embeddings/Microsoft_Excel_Sheet{number}.xlsx"
        assert f"../{workbook}".encode() in parts[f"word/charts/_rels/chart{number}.xml.rels"]
        assert parts[f"word/{workbook}"].startswith(b"PK")
        assert f'PartName="/word/charts/chart{number}.xml"'.encode() in parts[TYPES]
    assert parts[TYPES].count(b'Extension="xlsx"') == 1


def test_a_picture_is_stored_once_however_often_it_is_shown() -> None:
    relations = PartRelations()
    for picture in (PNG, JPEG, Picture(PNG.data, 20, 20, "又一处")):
        relations.id_of_picture(picture)
    parts = members(relations)
    assert sorted(name for name in parts if "media" in name) == ["word/media/docgen1.png", "word/media/docgen2.jpeg"]
    assert parts[RELATIONS].count(b'Target="media/docgen1.png"') == 2
    assert parts[TYPES].count(b'Extension="png"') == parts[TYPES].count(b'Extension="jpeg"') == 1


def test_a_document_without_any_changes_nothing() -> None:
    assert media_members({}, SOURCES) == {}
