"""Templates that try to run something or to fetch something, wherever they do: refused, or taken out and said.

Both engines get every payload in every place; what may be printed of it is looked for in the finished document.
"""

import re
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from docgen.api.other_engine import open_for_other_engine
from docgen.errors import DataError, TemplateError
from docgen.word.engine.fill import open_template_bytes
from docgen.word.package.zip import canonical, read_package
from tests.word.packages import NAMESPACES, OFFICE, parts_of, story, with_relation
from tests.word.templates import table, template, with_part
from tests.word.test_sandbox import DATA, PAYLOADS
from tests.word.test_templates_from_elsewhere import (
    a_runs,
    box,
    chart,
    drawing,
    field,
    linked,
    p,
    property_,
    run,
    with_custom,
)

#: Would leave a file behind if it ran.
_FILE = "docgen-payload-ran"
CODES = [
    *PAYLOADS,
    f"{{{{ cycler.__init__.__globals__.os.system('touch {_FILE}') }}}}",
    f"{{{{ ''.__class__.__mro__[1].__subclasses__()[132]('touch {_FILE}', shell=True) }}}}",
    f"{{% for c in ().__class__.__base__.__subclasses__() %}}{{{{ c('touch {_FILE}') }}}}{{% endfor %}}",
    f"{{{{ get_flashed_messages.__globals__['__builtins__'].open('{_FILE}', 'w') }}}}",
    "{{ 名|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ 名['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ 名|map(attribute='__class__')|list }}",
    "{{ 人|map(attribute='姓名.__class__')|list }}",
    "{{ 人|sort(attribute='__class__') }}",
    "{{ 人|groupby('__class__')|list }}",
    "{{ 人|selectattr('__class__')|list }}",
    "{{ '{0.__class__.__mro__}'.format(人) }}",
    "{{ '%(a)s'|format(a=名.__class__) }}",
    "{{ namespace(a=1).__dict__ }}",
    "{{ (名 ~ '')|attr('__len__')() }}",
    "{{ 人.__getitem__(0) }}",
    "{{ 组.__class__.fromkeys }}",
    "{{ 组.update({'a': 2}) }}",
    "{{ 组.pop('a') }}",
    "{{ 人.insert(0, 1) }}",
    "{{ 名.format_map(组) }}",
    "{{ 名.translate(组) }}",
    "{{ 名|xmlattr }}",
    "{{ 名|tojson }}",
    "{{ 名|pprint }}",
    "{{ debug() }}",
    "{% debug %}",
    "{{ url_for.__globals__ }}",
    "{{ g.pop.__globals__ }}",
    "{{ undefined_name.__class__ }}",
    "{% set x = cycler %}{{ x.__init__ }}",
    "{% with a = ''.__class__ %}{{ a }}{% endwith %}",
    "{% if ''.__class__ %}a{% endif %}",
    "{% for a in ''.__class__.__mro__ %}{{ a }}{% endfor %}",
    "{% macro m(a=''.__class__) %}{{ a }}{% endmacro %}{{ m() }}",
    "{{ loop.__init__ }}",
    "{{ self }}",
    "{{ _state }}",
    "{{ 名.__add__('a') }}",
]
#: What docxtpl may do, because nothing of Python is behind it.
HARMLESS: dict[str, tuple[str, ...]] = {
    "docgen": (),
    "docxtpl": (
        "{% macro m() %}{{ caller() }}{% endmacro %}",
        "{% filter upper %}a{% endfilter %}",
    ),
}
#: What a finished document never holds of them.
_RAN = re.compile(r"&lt;class|<class|built-in|bound method|object at 0x|root:x:|uid=\d|__globals__'|_TemplateReference")

PLACES: dict[str, Callable[[str], bytes]] = {
    "body": lambda tag: template("甲", tag),
    "cell": lambda tag: template(table(["甲", tag])),
    "header": lambda tag: story("header", tag),
    "footer": lambda tag: story("footer", tag),
    "note": lambda tag: story("footnotes", tag),
    "comment": lambda tag: story("comments", tag),
    "text box": lambda tag: template(box(p(run(escape(tag))))),
    "properties": lambda tag: template("甲", title=tag),
    "custom property": lambda tag: with_custom(template(p(field(" DOCPROPERTY 甲 "))), property_("甲", escape(tag))),
    "alt text": lambda tag: template(p(drawing("", escape(tag, {'"': "&quot;"})))),
    "chart": lambda tag: chart(a_runs(escape(tag))),
    "link": lambda tag: linked("header", "https://a.example/" + escape(tag, {'"': "&quot;"})),
    "field code": lambda tag: template(p(field(f" QUOTE {escape(tag)} "))),
}


def outcomes(content: bytes) -> list[tuple[str, list[str], str]]:
    """For each engine: its name, the codes of what is refused and said, the whole document."""
    made = []
    for name, open_it in (("docgen", open_template_bytes), ("docxtpl", open_for_other_engine)):
        try:
            prepared = open_it(content, "模板.docx")
            unknown = prepared.check_names({**DATA, "标题": "题"})
            if unknown:
                raise TemplateError(unknown)
            written = b"".join(prepared.render({**DATA, "标题": "题"}))
        except (TemplateError, DataError) as refused:
            made.append((name, [problem.code for problem in refused.problems], ""))
            continue
        said = [notice.code for notice in prepared.notices]
        made.append((name, said, "\n".join(f"{part}: {text}" for part, text in parts_of(written).items())))
    return made


@pytest.mark.parametrize("place", PLACES)
def test_no_payload_runs_in_either_engine(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # a third of them in each place, others in the next one: each stands in four places or more
    for payload in CODES[[*PLACES].index(place) % 3 :: 3]:
        for engine, codes, written in outcomes(PLACES[place](payload)):
            assert not _RAN.search(written), (engine, payload)
            if payload not in HARMLESS[engine]:
                # comments never travel; everywhere else the tag is refused before anything runs
                assert codes, (engine, payload)
                assert bool(written) == (place == "comment"), (engine, payload, codes)
    assert not list(tmp_path.iterdir())


def external(kind: str, mode: str = "External", target: str = "http://a.example/x") -> bytes:
    """A body with a relationship to the outside that a picture of it uses."""
    content = template("{{ 名 }}", p(drawing('<a:blip r:link="rId90"/>')))
    parts = read_package(content)
    entry = f'<Relationship Id="rId90" Type="{OFFICE}/{kind}" TargetMode="{mode}" Target="{target}"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace(b"</Relationships>", entry.encode())
    return canonical(parts)


def setting(markup: str) -> bytes:
    return with_part(template("{{ 名 }}"), "word/settings.xml", "</w:settings>", f"{markup}</w:settings>")


def body(markup: str) -> bytes:
    return template("{{ 名 }}", p(markup))


def outside(place: str, markup: str) -> bytes:
    """The markup in a paragraph of this part."""
    inner = p(markup)
    return {"body": lambda: template("{{ 名 }}", inner), "box": lambda: template("{{ 名 }}", box(inner))}.get(
        place, lambda: story(place, inner)
    )()


FETCHING = [
    field(' INCLUDEPICTURE "http://a.example/x.png" \\d '),
    field(" INCLUDE", 'TEXT "\\\\\\\\server\\\\a.docx" '),
    field(" DDEAUTO excel a b "),
    field(" LINK Excel.Sheet.12 a.xlsx "),
    field(" DATABASE \\d a.mdb "),
    field(" IMPORT a.png "),
    '<w:fldSimple w:instr="INCLUDETEXT a.docx"/>',
    f'<w:r><w:pict {NAMESPACES}><v:shape id="s"><v:imagedata src="http://a.example/x.png"/></v:shape></w:pict></w:r>',
    f'<w:r><w:pict {NAMESPACES}><v:rect id="s"><v:fill src="file:///c:/x.png"/></v:rect></w:pict></w:r>',
    f'<w:r><w:object {NAMESPACES}><o:OLEObject Type="Link" ProgID="Excel.Sheet" r:id="rId9"/></w:object></w:r>',
    f'<w:r><w:object {NAMESPACES}><w:control r:id="rId9"/></w:object></w:r>',
]
WHOLE = [
    external("image"),
    external("image", target="file:///c:/x.png"),
    external("image", target="\\\\server\\x.png"),
    external("oleObject"),
    external("video"),
    external("attachedTemplate"),
    external("subDocument"),
    external("frame"),
    with_relation(template("{{ 名 }}"), "aFChunk", "word/a.htm", "<html/>", "text/html"),
    with_relation(
        template("{{ 名 }}"),
        "vbaProject",
        "word/vbaProject.bin",
        b"\xd0\xcf\x11\xe0",
        "application/vnd.ms-office.vbaProject",
    ),
    with_relation(
        template("{{ 名 }}"), "control", "word/activeX/activeX1.xml", "<ax/>", "application/vnd.ms-office.activeX+xml"
    ),
    with_relation(
        template("{{ 名 }}"),
        "oleObject",
        "word/embeddings/o.bin",
        b"\xd0\xcf\x11\xe0",
        "application/vnd.openxmlformats-officedocument.oleObject",
    ),
    setting('<w:attachedTemplate r:id="rId1"/>'),
    setting('<w:mailMerge><w:dataSource r:id="rId1"/></w:mailMerge>'),
    linked("header", "file:///c:/a.exe"),
    linked("footer", "javascript:alert(1)"),
    linked("footer", "\\\\server\\a.exe"),
    body(
        '<w:hyperlink w:anchor="a" w:tgtFrame="x">'
        + run("甲")
        + "</w:hyperlink>"
        + field(' HYPERLINK "file:///c:/a.exe" ')
    ),
]
#: Nothing of it is in a document that is made.
_OUTSIDE = re.compile(
    r"a\.example/x|file:///|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|\\\\server|OLEObject|javascript:|a\.exe"
)


@pytest.mark.parametrize("place", ["body", "box", "header", "footer", "footnotes", "endnotes", "comments"])
def test_what_fetches_from_outside_is_refused_or_said_wherever_it_stands(place: str) -> None:
    for markup in FETCHING:
        for engine, codes, written in outcomes(outside(place, markup)):
            assert codes, (engine, markup)
            assert not _OUTSIDE.search(written), (engine, markup)


@pytest.mark.parametrize("number", range(len(WHOLE)))
def test_what_a_package_brings_from_outside_is_refused_or_said(number: int) -> None:
    for engine, codes, written in outcomes(WHOLE[number]):
        assert codes, engine
        assert not _OUTSIDE.search(written), engine


def test_there_are_sixty_of_each() -> None:
    assert len(CODES) >= 60
    assert len(FETCHING) * 7 + len(WHOLE) >= 60
