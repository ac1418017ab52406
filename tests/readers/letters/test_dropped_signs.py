"""Every character of a name in a list is taken or said."""

import pytest

from docgen.readers.letters.draft import draft_of_files
from docgen.readers.letters.files import read_pasted

TYPED = {
    "王建国🎉": ("王建国", "🎉"),
    "李敏🇨🇳": ("李敏", "🇨🇳"),
    "陈晨❤️": ("陈晨", "❤️"),
    "王🌸芳": ("王芳", "🌸"),
    "🎉何苗": ("何苗", "🎉"),
    "周平♂": ("周平", "♂"),
    "★邹敏": ("邹敏", ""),
    "秦　明": ("秦明", ""),
    "〇喆": ("〇喆", ""),
    "李〇明": ("李〇明", ""),
}


@pytest.mark.parametrize("parts", [("", " ", ""), ("姓名,单位,职务\n", ",", ",")], ids=["lines", "table"])
def test_signs_that_touch_a_name_and_are_not_taken_are_said(parts: tuple[str, str, str]) -> None:
    head, first, second = parts
    lines = [f"{typed}{first}云州市民政局{second}科员" for typed in TYPED]
    name = "名单.csv" if head else "名单.txt"
    draft = draft_of_files([read_pasted((head + "\n".join(lines)).encode(), name)])
    found = {field.value: field.doubt for field in draft.fields if field.path.endswith(".姓名")}
    assert found == {name: f"姓名旁边的“{signs}”没有写进去" if signs else "" for name, signs in TYPED.values()}


def test_a_year_in_hanzi_is_nobody() -> None:
    draft = draft_of_files([read_pasted("名单\n二〇二六\n李〇明 云州市民政局科员\n".encode(), "名单.txt")])
    assert [field.value for field in draft.fields if field.path.endswith(".姓名")] == ["李〇明"]
