"""Lists under the heads that people write, with units between them; and texts that are no list of anybody."""

import pytest

from docgen.readers.letters.draft import VisitDraft, draft_of_files
from docgen.readers.letters.files import read_pasted

TWO = "周明远 副市长\n林小满 科长"
HEADS = (
    "来宾名单：", "名单如下：", "参加人员:", "来访人员名单（2人）：", "附：名单", "【名单】", "来宾：", "来客：",
    "来访领导：",
    "来的人有：", "参会嘉宾名单——", "来访名单↓", "客人名单（2人）:", "一、来宾名单：", "你好，来宾名单：", "陪同人员：",
)  # fmt: skip
LINES = (
    TWO, "1．周明远 副市长\n2．林小满 科长", "（1）周明远 副市长\n（2）林小满 科长", "周明远\t副市长\n林小满\t科长",
    "副市长周明远\n科长 林小满", "\n  周明远　副市长\n\n  林小满　科长\n", "周明远，副市长\n林小满，科长",
    "一、领导\n周明远 副市长\n二、工作人员\n林小满 科长",
)  # fmt: skip
LETTER = "云州市人民政府拟于2026年7月5日赴贵区考察。\n"


def drafted(text: str) -> VisitDraft:
    return draft_of_files([read_pasted(text.encode(), "名单.txt")])


def guests(draft: VisitDraft, field: str) -> list[object]:
    return [one.value for one in draft.fields if one.path.startswith("来宾.名单[") and one.path.endswith(f".{field}")]


@pytest.mark.parametrize("before", ["", LETTER], ids=["alone", "in a letter"])
@pytest.mark.parametrize("head", HEADS)
def test_everybody_under_the_head_of_a_list_is_a_guest_the_first_one_too(head: str, before: str) -> None:
    draft = drafted(f"{before}{head}\n{TWO}")
    assert guests(draft, "姓名") == ["周明远", "林小满"]
    assert guests(draft, "职务") == ["副市长", "科长"]
    assert head not in [source.text for source in draft.unread]


@pytest.mark.parametrize("before", ["", LETTER], ids=["alone", "in a letter"])
@pytest.mark.parametrize("lines", LINES)
def test_the_lines_of_a_list_are_guests_however_they_are_set(lines: str, before: str) -> None:
    draft = drafted(f"{before}名单：\n{lines}")
    assert guests(draft, "姓名") == ["周明远", "林小满"]
    assert guests(draft, "职务") == ["副市长", "科长"]


@pytest.mark.parametrize(
    "first",
    [
        "周明远 云州市政府副市长", "周明远　云州市人民政府办公室主任", "1、周明远 云州市教育局局长",
        "云州市教育局局长 周明远",
        "周明远 云州市接待中心主任", "周明远\t云州市政府\t副市长", "周明远 云州大学校长", "周明远，云州市财政局局长",
        "周明远 云州市公安局", "周明远 云州集团董事长",
    ],
)  # fmt: skip
def test_the_first_of_a_list_whose_post_begins_with_a_unit_is_no_signature(first: str) -> None:
    for head in ("来宾名单：", "名单：", f"{LETTER}来宾名单："):
        assert guests(drafted(f"{head}\n{first}\n林小满 科长\n\n云州市人民政府"), "姓名") == ["周明远", "林小满"]


@pytest.mark.parametrize("before", ["", LETTER], ids=["alone", "in a letter"])
@pytest.mark.parametrize("mark", ["", "：", "（1人）", " （1人）："])
def test_a_unit_above_guests_is_theirs_and_is_to_be_looked_at(mark: str, before: str) -> None:
    draft = drafted(f"{before}名单：\n云州市教育局{mark}\n周明远 局长\n云州市财政局{mark}\n处长 林小满")
    assert guests(draft, "姓名") == ["周明远", "林小满"]
    assert guests(draft, "单位") == ["云州市教育局", "云州市财政局"]
    assert all(field.doubt for field in draft.fields if field.path.endswith("].单位"))
    assert not draft.unread


def test_the_unit_of_a_line_itself_is_kept_and_a_signature_is_no_head() -> None:
    draft = drafted("名单：\n云州市教育局\n周明远 云州市政府副市长\n林小满 科长\n\n云州市财政局\n2026年7月1日")
    assert guests(draft, "姓名") == ["周明远", "林小满"]
    assert guests(draft, "单位") == ["云州市政府", "云州市教育局"]


@pytest.mark.parametrize("text", ["x", "ok", "abc", "A", "Hello", "a b", "测试", "哈哈", "嗯", "123", "收到", "x\nok"])
def test_a_text_that_names_nobody_gives_no_guest_and_is_listed_as_not_used(text: str) -> None:
    draft = drafted(text)
    assert guests(draft, "姓名") == []
    assert [source.text for source in draft.unread] == text.split("\n")


@pytest.mark.parametrize("text", ["周明远", "John Smith", "阿依古丽·买买提"])
def test_a_lone_name_is_a_guest_who_is_to_be_looked_at(text: str) -> None:
    draft = drafted(text)
    assert guests(draft, "姓名") == [text]
    assert [field.doubt for field in draft.fields if field.path == "来宾.名单[1].姓名"] == [
        "只有两三个字，核对是不是人"
    ]
