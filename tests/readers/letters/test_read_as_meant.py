"""What a letter says in passing: courtesies, a span of days, units without their place. None of it is misread."""

import pytest

from docgen.readers.letters.draft import VisitDraft, draft_of_files
from docgen.readers.letters.files import read_pasted
from tests.readers.letters.test_usual_ways import values

LETTER = """关于赴青山县考察文旅融合工作的函
青山县人民政府办公室：
{said}
联系人：刘芳，电话：13900000021。
附件：人员名单
{guests}
临川县人民政府办公室
2026年11月28日
"""
WHO = "我县拟由县委常委、副县长陈立群同志带队，一行2人于2026年12月8日至9日赴贵县考察，"
GUESTS = "1.陈立群，男，临川县副县长\n2.马丽，女，临川县文化馆馆长"


def drafted(said: str, guests: str = GUESTS) -> VisitDraft:
    return draft_of_files([read_pasted(LETTER.format(said=said, guests=guests).encode(), "来函.txt")])


@pytest.mark.parametrize(
    "courtesy",
    [
        "请予接洽为盼。",
        "请予接洽。",
        "特此函达，请予支持为感。",
        "望予接洽为荷。",
        "妥否，请函复。",
        "如无不妥，请予接洽！",
        "专此函达。",
        "敬请予以支持。望接洽。",
        "感谢贵县一直以来的支持！",
        "盼复。",
    ],
)
def test_a_courtesy_is_no_part_of_the_programme(courtesy: str) -> None:
    draft = drafted(f"{WHO}12月8日上午10时乘车抵达，9日下午3时返程。{courtesy}")
    assert values(draft, "日程", "内容") == ["乘车抵达", "返程"]
    assert values(draft, "公函.行程")[0].endswith("9日下午3时返程。")


def test_what_is_asked_for_at_the_end_stays() -> None:
    draft = drafted(f"{WHO}12月8日上午10时乘车抵达，9日下午3时返程。请安排12月8日下午3时座谈。")
    assert "请安排12月8日下午3时座谈" in values(draft, "公函.行程")[0]


def test_the_days_of_the_whole_visit_are_no_item_of_its_programme() -> None:
    draft = drafted(f"{WHO}12月8日上午10时乘车抵达，9日下午3时返程。")
    assert values(draft, "日程", "日期") == ["2026-12-08", "2026-12-09"]


def test_a_span_within_the_visit_is_an_item_that_asks_to_be_looked_at() -> None:
    said = (
        "我县一行2人于2026年12月7日至10日赴贵县考察。\n行程：12月7日上午10时抵达；12月8日至9日考察茶园；12月10日返程。"
    )
    draft = drafted(said)
    assert values(draft, "日程", "日期") == ["2026-12-07", "2026-12-08", "2026-12-10"]
    (doubt,) = {field.doubt for field in draft.fields if field.path.startswith("日程[2]")}
    assert doubt == "写的是几天（12月8日至9日），一天一行"


def test_items_stand_in_the_order_of_their_days() -> None:
    said = "一行2人于2026年12月8日至9日来访。\n行程：12月9日下午3时返程；12月8日上午10时抵达；12月8日下午座谈。"
    assert values(drafted(said), "日程", "内容") == ["抵达", "座谈", "返程"]


@pytest.mark.parametrize(
    ("post", "unit"),
    [
        ("县财政局副局长", "县财政局"),
        ("市农业农村局局长", "市农业农村局"),
        ("区政府办公室科员", "区政府办公室"),
        ("市政府办公室主任", "市政府办公室"),
        ("县文化馆馆长", "县文化馆"),
        ("市场监管局局长", ""),
        ("临川县财政局局长", ""),
        ("云州市文化馆馆长", ""),
    ],
)
def test_a_unit_without_its_place_is_asked_about_and_stays_as_it_was_written(post: str, unit: str) -> None:
    draft = drafted(f"{WHO}12月8日上午10时抵达。", f"1.陈立群，男，临川县副县长\n2.马丽，女，{post}")
    asked = [remark for remark in draft.remarks if "没有写是哪里的" in remark]
    assert len(asked) == bool(unit)
    assert all(f"“{unit}”" in remark and "临川县人民政府办公室" in remark for remark in asked)
    assert values(draft, "来宾.名单[2]", "单位")[0] in post


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("王海 县文化和旅游局局长", {"王海": "局长"}),
        ("王海 县文化和旅游局局长、李明 县农业农村局副局长", {"王海": "局长", "李明": "副局长"}),
        ("周杰 县人力资源和社会保障局副局长", {"周杰": "副局长"}),
        ("县文化和旅游局局长王海", {"王海": "局长"}),
        ("县发展和改革局局长何苗", {"何苗": "局长"}),
        ("县住房和城乡建设局局长温言和县文化馆馆长高敏", {"温言": "局长", "高敏": "馆长"}),
        ("副县长马丽和县工业和信息化局局长韩喆", {"马丽": "副县长", "韩喆": "局长"}),
    ],
)
def test_a_unit_with_and_in_its_name_is_not_torn_in_a_sentence(said: str, people: dict[str, str]) -> None:
    sent = f"青山县人民政府办公室：\n我县拟由{said}等一行于2026年12月8日至9日赴贵县考察。\n"
    draft = draft_of_files([read_pasted(f"{sent}临川县人民政府办公室\n2026年11月28日\n".encode(), "来函.txt")])
    found = zip(values(draft, "来宾.名单", "姓名"), values(draft, "来宾.名单", "职务"), strict=True)
    assert dict(found) == people


@pytest.mark.parametrize(
    ("line", "unit", "post"),
    [
        ("团长 王建国 云州市农业农村局局长", "云州市农业农村局", "局长"),
        ("团 长 王建国 云州市农业农村局局长", "云州市农业农村局", "局长"),
        ("1、副团长　王建国　云州市农业农村局局长", "云州市农业农村局", "局长"),
        ("团长 云州市农业农村局局长 王建国", "云州市农业农村局", "局长"),
        ("秘书长 王建国 云州市政府副秘书长", "云州市政府", "副秘书长"),
        ("组长 王建国 云州市委副书记 男", "云州市委", "副书记"),
        ("成员 王建国 云州市农业农村局局长", "云州市农业农村局", "局长"),
        ("秘书长 王建国 男", "", "秘书长"),
        ("司机 王建国 13900000001", "", "司机"),
    ],
)
def test_what_somebody_is_in_the_delegation_is_no_part_of_his_unit(line: str, unit: str, post: str) -> None:
    listed = f"代表团名单\n{line}\n何苗 云州市水利局科长\n"
    draft = draft_of_files([read_pasted(listed.encode(), "名单.txt")])
    fields = {field.path.split(".")[-1]: field for field in draft.fields if field.path.startswith("来宾.名单[1]")}
    said = [str(fields[name].value) if name in fields else "" for name in ("姓名", "单位", "职务")]
    assert said == ["王建国", unit, post]
    assert all(field.is_sure for field in fields.values())
