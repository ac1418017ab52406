"""Whom a line names behind a guest: the guest stays, the other is a contact, comes along or is a question."""

from pathlib import Path

import pytest

from docgen.readers.letters.draft import VisitDraft, draft_of_files
from docgen.readers.letters.files import read_pasted
from docgen.readers.tables.roster import load_roster

GUEST, NEXT = "周明远 云州市副市长", "王建军 云州市财政局局长"


def drafted(line: str) -> VisitDraft:
    return draft_of_files([read_pasted(f"来宾名单：\n{line}\n{NEXT}\n".encode(), "名单.txt")])


def names(draft: VisitDraft, path: str = "来宾.名单[") -> list[object]:
    return [one.value for one in draft.fields if one.path.startswith(path) and one.path.endswith(".姓名")]


def posts(draft: VisitDraft) -> list[object]:
    return [one.value for one in draft.fields if one.path.endswith(".职务")]


@pytest.mark.parametrize(
    "behind",
    [
        "，联系人李强",
        "，联系人：李强 13800138000",
        "，电话13800138000，联系人李强，电话13900139000",
        "、联系人李强",
        " 联系人 李强",
        "，经办人李强，13800138000",
        "；对接人：李强",
    ],
)
def test_a_contact_behind_a_guest_is_a_contact_and_the_guest_stays(behind: str) -> None:
    draft = drafted(f"{GUEST}{behind}")
    assert (names(draft), names(draft, "联系人[")) == (["周明远", "王建军"], ["李强"])
    assert posts(draft) == ["副市长", "局长"]


@pytest.mark.parametrize(
    ("behind", "role"),
    [
        ("，司机赵大勇", "司机"),
        ("，司机：赵大勇 13700137000", "司机"),
        (" 秘书赵大勇", "秘书"),
        ("，翻译赵大勇", "译员"),
        ("，随行赵大勇", None),
        ("、夫人赵大勇", None),
        ("；联系人李强；司机赵大勇", "司机"),
    ],
)
def test_who_comes_along_behind_a_guest_is_another_guest_who_is_asked_about(behind: str, role: str | None) -> None:
    draft = drafted(f"{GUEST}{behind}")
    assert names(draft) == ["周明远", "赵大勇", "王建军"]
    doubts = {one.value: one.doubt for one in draft.fields if one.path.endswith(".姓名")}
    assert doubts["赵大勇"].startswith("写在别人后面")
    assert [one.value for one in draft.fields if one.path.endswith(".角色")] == ([role] if role else [])


@pytest.mark.parametrize("behind", ["，陪同王小明", " 陪同：王小明", " 由王小明陪同", "，代 王小明", "，替换王小明"])
def test_whom_nobody_can_place_is_asked_about_and_listed(behind: str) -> None:
    draft = drafted(f"{GUEST}{behind}")
    assert (names(draft), posts(draft)) == (["周明远", "王建军"], ["副市长", "局长"])
    assert "王小明" in {one.value: one.doubt for one in draft.fields}["周明远"]
    assert any("王小明" in one.text for one in draft.unread)


@pytest.mark.parametrize(
    "line", [f"{GUEST}，带队：周明远", f"{GUEST}（带队）", f"{GUEST}、副秘书长", "周明远 云州市政府办公室秘书、副主任"]
)
def test_what_a_guest_is_himself_names_nobody_else(line: str) -> None:
    draft = drafted(line)
    assert names(draft) == ["周明远", "王建军"]
    assert not [one for one in draft.fields if one.path.endswith("[1].姓名") and one.doubt]


@pytest.mark.parametrize(
    "post",
    [
        "副市长、联系人李强",
        "副市长，司机赵大勇",
        "副市长 秘书赵大勇",
        "副市长（分管）联系人李强",
        "副市长 电话同李强",
        "副市长 由李强陪同",
    ],
)
def test_a_post_that_holds_the_name_of_another_is_asked_about_in_a_list_for_cards(post: str, tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text(f"周明远 {post}\n{NEXT}\n", encoding="utf-8")
    assert [(one.code, one.level) for one in load_roster(path).problems] == [("D420", "should")]
