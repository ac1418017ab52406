"""Values that try to become something else: markup, tags, field codes, addresses, characters that nobody sees."""

import random

MARKUP = [
    "</w:t></w:r><w:r><w:t>加塞",
    "</w:p><w:p><w:r><w:t>另一段</w:t></w:r></w:p><w:p>",
    "</w:body></w:document>",
    "<w:altChunk r:id='rId1'/>",
    '<w:object><o:OLEObject Type="Link" ProgID="Excel.Sheet" r:id="rId9"/></w:object>',
    '<w:instrText> DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" </w:instrText>',
    '<w:fldSimple w:instr="INCLUDETEXT a.docx"/>',
    "<!-- 注释 -->",
    "<?xml-stylesheet href='http://a.example/x.xsl'?>",
    "<![CDATA[<w:p/>]]>",
    "]]>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
    "&lt;w:p/&gt;",
    "&amp;amp;&#60;",
    "&xxe;",
    "\"><w:drawing a='",
    "' r:id='rId1' x='",
    "a&b<c>d\"e'f",
    "<script>alert(1)</script>",
    '<img src="http://a.example/x.png">',
]
TAGS = [
    "{{ 名 }}",
    "{{ 7*7 }}",
    "{% for 甲 in 列 %}",
    "{#",
    "}}",
    "{_{ 名 }_}",
    "{{ ''.__class__.__mro__ }}",
    "{% include '/etc/passwd' %}",
    "{{ self.__init__.__globals__ }}",
    "｛｛ 名 ｝｝",
    "%}{% raw %}",
    "${7*7}#{7*7}<%= 7*7 %>",
]
CODES = [
    'x" \\* MERGEFORMAT "',
    '" INCLUDEPICTURE "http://a.example/x.png" \\d "',
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
    "INCLUDETEXT \\\\\\\\server\\\\share\\\\a.docx",
    "a \\o b \\l c",
    "反\\斜\\\\杠\\",
    '"',
    '\\"',
    "“弯引号”",
    "=1+1",
    "@SUM(A1)",
    "+cmd|'/C calc'!A0",
    "{ PAGE }",
]
ADDRESSES = [
    "https://a.example/?q=1&r=<2>#三",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "\\\\server\\share\\a.docx",
    "data:text/html,<b>x</b>",
    "ms-msdt:/id PCWDiagnostic",
    "mailto:a@b.example?subject=x%0d%0a",
    "http://a.example/" + "长" * 3000,
]
CHARACTERS = [
    "一\n二\n\n四",
    "甲\t乙",
    "  前后空格  ",
    "",
    "反\u202e向\u202c",
    "零\u200b宽\u200d\ufeff",
    "𠮷𬭎䶮㛃",
    "e\u0301́",
    "😀👨‍👩‍👧",
    "\u2028行\u2029段",
    "a\x0bb",
    "a\x00b",
    "a\x1bb",
    "a\rb",
    "\ufdd0\ufdd6t0\ufdd7",
    "\ufffe",
    "很" * 20_000,
]
PAYLOADS = [*MARKUP, *TAGS, *CODES, *ADDRESSES, *CHARACTERS]


def mixed(seed: int, count: int) -> list[str]:
    """Values made of pieces of the others, always the same for a seed."""
    dice = random.Random(seed)
    short = [one for one in PAYLOADS if len(one) < 200]
    made = []
    for _ in range(count):
        pieces = [dice.choice(short) for _ in range(dice.randint(2, 4))]
        made.append("".join(piece[: dice.randint(0, len(piece))] for piece in pieces))
    return made
