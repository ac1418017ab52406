"""公函和审批: without a letter nobody is received; who comes is whom the letter names."""

import re
from collections.abc import Iterator
from datetime import timedelta

from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.facts import is_paid_by_hosts, is_settled, listed_names
from docgen.rules.lexicon.escorts import CHILDREN_HOSTED, FAMILY, FAMILY_HOSTED
from docgen.rules.lexicon.outings import PRIVATE, PRIVATE_MATTER
from docgen.rules.rule import (
    BUSINESS,
    DOMESTIC,
    FOREIGN,
    FOREIGN_GUESTS,
    FRUGALITY,
    FRUGALITY_2013,
    REGULATION,
    Finding,
    citation_before_2025,
    finding_at,
    rule,
)
from docgen.rules.standards import pack_that_sets
from docgen.rules.text_kinds import SAID
from docgen.rules.words import words
from docgen.text.wording import day_and_weekday, listed

SUBJECT = (1, "公函和审批")

_OFFICIAL = words(
    "视察|视导|会议|现场会|参会|(?<!聚)会$|办公|开会|考察|调研|调查|督办|支援|信访|论坛|任务|学习|交流|检查|指导|督导|督查|请示|汇报|巡视|巡察|审计|评估|验收|培训|执法|对接|座谈|协作|合作|研讨|访问|执勤|援助|帮扶|招商|洽谈|核查|审核|走访|慰问"
)


@rule(code="G01", name="事由不像公务", level="note", document=REGULATION, article=2, evidence="原文", binds=(DOMESTIC,))
def purpose_that_is_none_of_the_official_ones(visit: Visit) -> Iterator[Finding]:
    """国内公务是出席会议、考察调研、执行任务、学习交流、检查指导、请示汇报等；事由看不出是哪一种，审计会先问这一条。

    Bad:
        事由: 联谊   # ←
    Good:
        事由: 考察调研
    """
    if visit.purpose and not _OFFICIAL.find(visit.purpose) and not PRIVATE.find(visit.purpose):
        text = f"事由“{visit.purpose}”不在国内公务的几种之列"
        yield finding_at(visit, "purpose", text, "写明是出席会议、考察调研、执行任务、学习交流、检查指导还是请示汇报")


@rule(
    code="G02",
    name="公函没有写全内容、行程、人员",
    level="should",
    document=REGULATION,
    article=5,
    evidence="原文",
    binds=(DOMESTIC,),
)
def letter_that_leaves_something_out(visit: Visit) -> Iterator[Finding]:
    """派出单位的公函要告知内容、行程和人员，缺一样，接待就没有依据。

    Bad:
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察乡村振兴, 人数: 2}   # ←
    Good:
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察乡村振兴, 行程: 7月6日一天, 人数: 2}
    """
    letter = visit.letter
    if letter is None or not (letter.sender or letter.number):
        return
    stated = {"内容": letter.content, "行程": letter.itinerary, "人员": letter.people or letter.names}
    if missing := [word for word, content in stated.items() if not content]:
        text = f"公函{letter.number or f'（{letter.sender}）'}没有写{listed(missing)}"
        yield finding_at(visit, "letter", text, f"公函上有就照录{listed(missing)}；没有就请来访单位补函")


@rule(
    code="G02b",
    name="来宾不在公函名单里",
    level="should",
    document=REGULATION,
    article=5,
    evidence="原文",
    binds=(DOMESTIC,),
)
def guest_whom_the_letter_does_not_name(visit: Visit) -> Iterator[Finding]:
    """公函写几个人、写谁，就接待几个人、接待谁；多出来的人查账时没有来历。

    Bad:
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 名单: [周明远]}
        来宾:
          - {姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}
          - {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}   # ←
    Good:
        公函:
          {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 一天, 名单: [周明远, 韩喆]}
        来宾:
          - {姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}
          - {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}
    Bad:
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 8}
        来宾:
          团组: 云州市考察组
          人数: 9   # ←
    """
    letter, guests = visit.letter, visit.guests
    if letter is None:
        return
    beyond = [
        guest
        for guest in guests.people
        if letter.names and guest.name not in letter.names and not _is_driver(guest.role)
    ]
    for person in beyond:
        text = f"来宾名单里有{person.name}，公函{letter.number}的名单里没有"
        yield finding_at(person, "name", text, "核对公函；确实增加了人，请来访单位来函说明")
    if not beyond and letter.people is not None and guests.size > letter.people:
        text = f"来宾{guests.size}人，公函{letter.number}写的是{letter.people}人"
        place = guests if "headcount" in guests.at else visit
        yield finding_at(
            place, "headcount" if place is guests else "guests", text, "核对人数；确实增加了人，请来访单位来函说明"
        )


def _is_driver(role: str) -> bool:
    return "司机" in role or "驾驶" in role


@rule(code="G03", name="没有公函", level="must", document=REGULATION, article=7, evidence="原文", binds=(DOMESTIC,))
def reception_without_a_letter(visit: Visit) -> Iterator[Finding]:
    """无公函的公务活动和来访人员一律不予接待。有的地方，省内来人不带公函、一律自付，由地方规定写明。

    Bad:
        标题: 云州市农业农村局来清江区考察   # ←
        公函:
    Good:
        标题: 云州市农业农村局来清江区考察
        公函: {单位: 云州市农业农村局, 文号: 云农函〔2026〕8号, 内容: 考察, 行程: 7月6日一天, 人数: 2}
    """
    letter = visit.letter
    by_phone = letter is not None and bool(re.search("电话|口头|微信|短信|后补|待补|补函|^无$", letter.number))
    if letter is not None and (letter.sender or letter.number) and not by_phone:
        return
    pays_nothing = not any(is_paid_by_hosts(visit, meal) for meal in visit.meals)
    if pays_nothing and pack_that_sets(visit, "self_paid_without_letter"):
        return
    text = f"“{visit.title}”没有公函，无公函的来访一律不接待"
    if by_phone and letter:
        text = f"文号写的是“{letter.number}”，不是公函，无公函的来访一律不接待"
    yield finding_at(visit, "letter" if letter else "title", text, "写上公函的单位和文号；还没有收到就先要公函")


@rule(code="G03b", name="没有审批", level="should", document=REGULATION, article=7, evidence="原文", binds=(DOMESTIC,))
def reception_that_nobody_approved(visit: Visit) -> Iterator[Finding]:
    """公务接待要先审批；安排了接待单位付费的用餐或已经有费用，却没有审批人，这张单子报不了账。

    Bad:
        审批:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}   # ←
    Good:
        审批: {审批人: 沈静, 日期: 2026-07-01, 意见: 同意。}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}
    """
    if visit.approval is not None and visit.approval.by:
        return
    paid = next((meal for meal in visit.meals if is_paid_by_hosts(visit, meal)), None)
    if paid is not None:
        text = f"“{paid.name or '用餐'}”由接待单位付费，却没有审批人"
        yield finding_at(paid, "", text, "写上“审批”：审批人、日期、意见")
    elif visit.expenses:
        text = f"有费用{len(visit.expenses)}笔，却没有审批人"
        yield finding_at(visit, "expenses", text, "写上“审批”：审批人、日期、意见")


@rule(
    code="G03c",
    name="审批在来访以后",
    level="should",
    document=REGULATION,
    article=7,
    evidence="原文",
    binds=(DOMESTIC,),
)
def approval_that_comes_after_the_visit_begins(visit: Visit) -> Iterator[Finding]:
    """先审批、后接待；审批日期晚于来访第一天，就是补办的。

    Bad:
        日期: 2026-07-06
        审批: {审批人: 沈静, 日期: 2026-07-09, 意见: 同意。}   # ←
    Good:
        日期: 2026-07-06
        审批: {审批人: 沈静, 日期: 2026-07-03, 意见: 同意。}
    """
    approval = visit.approval
    if approval is not None and approval.date is not None and approval.date > visit.dates.first:
        text = f"审批日期是{day_and_weekday(approval.date)}，来访{day_and_weekday(visit.dates.first)}就开始了"
        yield finding_at(approval, "date", text, "核对日期；确是补批，附上当时的请示或电话记录")


@rule(
    code="T02",
    name="把非公务活动纳入接待",
    level="must",
    document=FRUGALITY,
    evidence="转载",
    binds=(DOMESTIC,),
    since=FRUGALITY_2013.since,
)
def private_activity_taken_into_the_visit(visit: Visit) -> Iterator[Finding]:
    """严禁把休假、探亲、旅游等非公务活动纳入接待范围。

    Bad:
        日程:
          - {时间: 09:00-11:00, 内容: 游览, 地点: 青龙湖}   # ←
    Good:
        日程:
          - {时间: 09:00-11:00, 内容: 考察旅游公路建设, 地点: 青龙湖}
    """
    before = citation_before_2025(visit)
    for statement in account(visit).of("subject"):
        words_of_it = PRIVATE if statement.field == "purpose" else PRIVATE_MATTER
        if word := words_of_it.find(statement.text):
            text = f"{_SUBJECT_WORDS[statement.field]}是“{statement.text}”，{word}不是公务"
            yield statement.finding(text, "不是公务就不接待；是公务就写明公务内容", before)
    for statement in account(visit).of("person", "post"):
        if statement.section == "guests" and (word := FAMILY.find(statement.text)):
            text = f"来宾{statement.name.removesuffix('的内容')}写着“{word}”，家属、亲友不是公务人员，不纳入接待"
            yield statement.finding(text, "不接待家属，费用由本人承担；确有公务就写明单位和职务")
        elif statement.section == "guests" and (word := CHILDREN_HOSTED.find(statement.text)):
            text = f"来宾{statement.name.removesuffix('的内容')}写着“{word}”，家属不纳入接待"
            yield statement.finding(text, "不接待家属，费用由本人承担")
    for statement, word in account(visit).saying(FAMILY_HOSTED, *SAID):
        if statement.section != "guests" or not (FAMILY.find(statement.text) or CHILDREN_HOSTED.find(statement.text)):
            text = f"{statement.name}写着“{word}”，家属、亲友不纳入接待"
            yield statement.finding(text, "不接待家属，费用由本人承担；已经支出的收回", before)
    for statement, word in account(visit).saying(PRIVATE, *SAID):
        if not FAMILY_HOSTED.find(statement.text) and not (statement.kind == "cost" and statement.field != "note"):
            text = f"{statement.name}是{word}，不是公务活动"
            yield statement.finding(text, "取消这一项；确是公务就写明考察什么、检查什么", before)


_SUBJECT_WORDS = {"title": "标题", "purpose": "事由"}


@rule(code="G20", name="参照执行的单位", level="note", document=REGULATION, evidence="单源", binds=(DOMESTIC,))
def office_that_only_follows_the_regulation(visit: Visit) -> Iterator[Finding]:
    """国有企业、金融企业和不参照公务员法管理的事业单位，国内公务接待参照党政机关的规定执行。

    Bad:
        办公室: {单位: 清江文旅集团, 性质: 国有企业}
        类别: 国内公务   # ←
    Good:
        办公室: {单位: 清江区接待中心, 性质: 机关}
        类别: 国内公务
    """
    office = visit.office
    if office.nature in ("国有企业", "金融企业", "事业单位"):
        text = f"{office.short or office.unit or '本单位'}是{office.nature}，国内公务接待参照这个规定检查"
        yield finding_at(visit, "category", text, "本单位另有制度的，按更严的执行")


@rule(code="B04", name="商务接待没有来函", level="should", evidence="单源", binds=(BUSINESS,))
def business_visit_without_any_letter(visit: Visit) -> Iterator[Finding]:
    """商务接待凭公函、邀请函或来访函，加审批单。

    Bad:
        公函:
        类别: 商务   # ←
    Good:
        公函: {单位: 青屿新材料有限公司, 日期: 2026-07-01, 内容: 洽谈项目, 人数: 2}
        类别: 商务
    """
    if visit.letter is None or not (visit.letter.sender or visit.letter.number):
        text = f"“{visit.title}”是商务接待，却没有公函、邀请函或来访函"
        yield finding_at(visit, "category", text, "三样有一样就写进“公函”")


# it binds the central organs; others take it as a guide
_COMPARED = f"参照《{FOREIGN_GUESTS.title}》"


@rule(code="W01", name="外宾招待超过五天", level="should", document=FOREIGN_GUESTS, evidence="转载", binds=(FOREIGN,))
def foreign_guests_hosted_for_more_than_five_days(visit: Visit) -> Iterator[Finding]:
    """没有对等协议的外国代表团，招待不超过五天，抵离当天都算。

    Bad:
        保障: [{姓名: 温言, 角色: 译员}]
        日期: 2026-07-06 至 2026-07-11   # ←
    Good:
        保障: [{姓名: 温言, 角色: 译员}]
        日期: 2026-07-06 至 2026-07-10
    """
    days = (visit.dates.last - visit.dates.first).days + 1
    if days > 5 and not visit.agreement and "自理" not in visit.terms:
        text = f"外宾在这里{days}天，没有对等协议的招待不超过5天"
        yield finding_at(
            visit, "dates", text, "有对等协议就写“对等协议”；超出的日子由外宾自理，写“招待方式: 自理”", _COMPARED
        )


@rule(
    code="G04", name="接待清单不齐", level="should", document=REGULATION, article=7, evidence="原文", binds=(DOMESTIC,)
)
def checklist_with_something_missing(visit: Visit) -> Iterator[Finding]:
    """活动结束后如实填写接待清单：来宾的单位、姓名、职务，活动的项目、时间、场所，费用；缺一项就退回来。

    Bad:
        来宾: [{姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}, {姓名: 韩喆, 单位: 云州市农业农村局}]
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "001"}   # ←
    Good:
        来宾: [{姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}, {姓名: 韩喆, 单位: 云州市农业农村局, 职务: 局长}]
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "001"}
    """
    if not is_settled(visit):
        return
    if missing := list(_missing(visit)):
        place = "expenses" if visit.expenses else "payments"
        text = f"已经有了费用，接待清单还缺：{'；'.join(missing)}"
        yield finding_at(visit, place, text, "补上再送审；清单由相关负责人审签")


def _missing(visit: Visit) -> Iterator[str]:
    guests = visit.guests
    if len(guests.people) < guests.size:
        yield f"来宾{guests.size}人只列了{len(guests.people)}人"
    for word, field in (("单位", "unit"), ("职务", "title")):
        if people := [guest for guest in guests.people if not getattr(guest, field)]:
            yield f"{listed_names(people)}的{word}"
    if not visit.schedule:
        yield "活动项目（日程）"
    for word, field in (("时间", "time"), ("地点", "place")):
        if stops := [stop for stop in visit.schedule if not getattr(stop, field) and stop.element != "行"]:
            yield f"“{stops[0].activity}”{f'等{len(stops)}项' if len(stops) > 1 else ''}的{word}"
    if unpriced := [expense for expense in visit.expenses if expense.amount is None]:
        yield f"“{unpriced[0].item}”的金额"


@rule(code="T04", name="清单缺陪同或保障人员", level="should", document=FRUGALITY, evidence="转载", binds=(DOMESTIC,))
def checklist_without_hosts_or_staff(visit: Visit) -> Iterator[Finding]:
    """接待清单还要如实反映陪同和相关工作保障人员，接受审计；这两栏空着要退。

    Bad:
        陪同:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "001"}   # ←
    Good:
        陪同: [{姓名: 罗文, 单位: 清江区人民政府, 职务: 副区长}]
        保障: [{姓名: 林小満, 单位: 区接待中心, 职务: 科员}]
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "001"}
    """
    if not is_settled(visit):
        return
    if missing := [word for word, people in (("陪同", visit.hosts), ("保障", visit.staff)) if not people]:
        text = f"已经有了费用，清单的{'、'.join(missing)}人员一栏却是空的"
        yield finding_at(visit, "expenses" if visit.expenses else "payments", text, f"写上“{'”和“'.join(missing)}”的人")


@rule(code="W07", name="方案没有成文日期", level="should", audited=False)
def plan_without_its_date(visit: Visit) -> Iterator[Finding]:
    """方案要落成文日期，没有日期的方案没法归档，也分不清哪一稿在先。

    有报送、联系人、座次，或者还没有审批日期的，是要印发的方案；只有审批日期的，多是事后登记，不问。

    Bad:
        成文日期:
        联系人: [{姓名: 林小満, 单位: 区接待中心, 职务: 科长, 电话: "13900000009"}]   # ←
    Good:
        成文日期: 2026-07-02
        联系人: [{姓名: 林小満, 单位: 区接待中心, 职务: 科长, 电话: "13900000009"}]
    """
    if visit.issued:
        return
    sections = [name for name in ("submit_to", "contacts", "seating") if getattr(visit, name)]
    if not sections and (visit.hosts or visit.staff) and not (visit.approval and visit.approval.date):
        sections = ["hosts" if visit.hosts else "staff"]
    if sections:
        text = "没有写成文日期，方案的落款只能留空"
        before = visit.dates.first - timedelta(days=3)
        yield finding_at(visit, sections[0], text, f"写“成文日期: {before}”这样的日期；不写，就在方案上手填")
