"""A file in another encoding is read exactly and said, or refused; ``encodings`` does it with two hundred."""

import pytest

from docgen.readers.files import decode_text
from docgen.readers.visit_file.nodes import UnreadableError
from tests.readers.encodings import ENCODINGS, fault_of, texts


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_encoding_becomes_other_hanzi(encoding: str) -> None:
    assert [fault for text in texts(12, 21) if (fault := fault_of(text, encoding))] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00\xd8", "不是 UTF-16 文本文件"),
        (b"\xfe\xff\xd8\x00", "不是 UTF-16 文本文件"),
        (b"\xff\xfe\x61", "不是 UTF-16 文本文件"),
        (b"name: \xff\x00\x01", "不是 UTF-8 文本文件"),
        ("单位".encode() + "职务".encode("gbk") + b"\xff", "文件编码混杂，既不是 UTF-8 也不是 GB18030"),
        (b"\xaa\xa1\n", "文件编码混杂，读出来是乱码"),  # GB18030 has a character of private use there
    ],
)
def test_what_is_no_text_is_refused_and_not_guessed(content: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        decode_text(content, "来访.yaml")
    (problem,) = refused.value.problems
    assert said in problem.text


def test_more_than_the_limit_is_refused_and_the_limit_itself_is_read() -> None:
    source, notices = decode_text(b"a" * 5_000_000, "来访.yaml")
    assert (len(source.text), notices) == (5_000_000, ())
    with pytest.raises(UnreadableError) as refused:
        decode_text(b"a" * 5_000_001, "来访.yaml")
    assert [problem.text for problem in refused.value.problems] == ["文件超过 5 MB"]


def test_line_ends_of_all_systems_are_one() -> None:
    assert decode_text(b"a\r\nb\rc\n", "来访.yaml")[0].text == "a\nb\nc\n"
