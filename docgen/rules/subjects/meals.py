"""用餐: how many meals, how many hosts eat along, at what standard, and who pays."""

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.model.dining import Meal
from docgen.model.scalars import Clock
from docgen.model.schedule import Stop
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.facts import (
    guest_count,
    host_count,
    is_paid_by_guests,
    is_paid_by_hosts,
    meal_name,
    most_hosts,
)
from docgen.rules.lexicon.escorts import AT_TABLE, MORE_AT_TABLE
from docgen.rules.lexicon.meals import BANQUET, THIRD_BANQUET
from docgen.rules.portions import is_seating_of
from docgen.rules.rule import BUSINESS, DOMESTIC, FOREIGN, FRUGALITY, REGULATION, Finding, finding_at, rule
from docgen.rules.standards import lowest_standard, pack_citation, pack_that_sets
from docgen.rules.text_kinds import SAID

SUBJECT = (3, "用餐")


@rule(
    code="G12",
    name="接待单位付费的用餐多于一次",
    level="should",
    document=REGULATION,
    article=10,
    evidence="原文",
    binds=(DOMESTIC,),
)
def second_meal_at_the_hosts_expense(visit: Visit) -> Iterator[Finding]:
    """来宾按标准自行用餐；确因工作需要，接待单位可以安排工作餐一次。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}
          - {名称: 6日晚餐, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}
          - {名称: 6日晚餐, 形式: 自助餐, 来宾: 全体, 付费: 来宾自付}
    """
    meals = [meal for meal in visit.meals if is_paid_by_hosts(visit, meal)]
    for meal in meals[1:]:
        first = meals[0]
        if _same_sitting(first, meal):
            continue  # another table of the same meal
        text = f"“{meal_name(meal)}”和“{meal_name(first)}”都不是来宾自付，一次来访接待单位只能安排一次工作餐"
        if not meal.payer:
            text += "（没有写付费的，按接待单位付费算）"
        people = guest_count(visit, meal) + host_count(visit, meal)
        amount = meal.standard * people if meal.standard is not None else None
        yield finding_at(meal, "payer" if meal.payer else "", text, "改为来宾自付，写“付费: 来宾自付”", amount=amount)


@rule(
    code="G12b",
    name="国内公务安排宴请",
    level="must",
    document=REGULATION,
    article=10,
    evidence="原文",
    binds=(DOMESTIC,),
)
def banquet_for_an_official_visit(visit: Visit) -> Iterator[Finding]:
    """国内公务接待只有工作餐，没有宴请。

    Bad:
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 付费: 接待单位}   # ←
    Good:
        用餐:
          - {名称: 6日晚餐, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}
    """
    for meal in visit.meals:
        if meal.form == "宴请":
            text = f"“{meal_name(meal)}”的形式是宴请，国内公务接待只能安排工作餐"
            amount = meal.standard * guest_count(visit, meal) if meal.standard is not None else None
            yield finding_at(meal, "form", text, "形式改为工作餐，标准、人数按工作餐安排", amount=amount)
    for expense in visit.expenses:
        if "宴请" in expense.item and not is_paid_by_guests(visit, expense.payer):
            text = f"费用里有“{expense.item}”，国内公务接待没有宴请"
            yield finding_at(expense, "item", text, "剔除这一笔；确是工作餐就写工作餐", amount=expense.amount)
    for statement, word in account(visit).saying(BANQUET, "note", "task", "person", "letter"):
        text = f"{statement.name}写着“{word}”，国内公务接待只能安排工作餐"
        yield statement.finding(text, "取消，按工作餐安排；已经用过的核实菜单和账单")


def most_hosts_abroad(guests: int) -> int:
    """As many hosts as foreign guests up to five, one for two beyond.

    >>> [most_hosts_abroad(guests) for guests in (1, 5, 6, 7, 9)]
    [1, 5, 5, 6, 7]
    """
    return guests if guests <= 5 else 5 + (guests - 5) // 2


@rule(
    code="G13",
    name="陪餐人数超过规定",
    level="must",
    document=REGULATION,
    article=10,
    evidence="原文",
    binds=(DOMESTIC,),
)
def more_hosts_at_table_than_allowed(visit: Visit) -> Iterator[Finding]:
    """来宾10人以内，陪餐不超过3人；超过10人的，不超过来宾的三分之一，不足1人的舍去。

    Bad:
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 12}
        来宾: {团组: 云州市考察组, 人数: 12}
        陪同: [{姓名: 沈静}, {姓名: 罗文}, {姓名: 秦远}, {姓名: 陶思源}, {姓名: 陈果}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [沈静, 罗文, 秦远, 陶思源, 陈果]}   # ←
    Good:
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 12}
        来宾: {团组: 云州市考察组, 人数: 12}
        陪同: [{姓名: 沈静}, {姓名: 罗文}, {姓名: 秦远}, {姓名: 陶思源}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [沈静, 罗文, 秦远, 陶思源]}
    """
    yield from _too_many_hosts_at_several_tables(visit)
    for meal in visit.meals:
        guests, hosts = guest_count(visit, meal), host_count(visit, meal)
        if hosts > (most := most_hosts(guests)):
            text = f"“{meal_name(meal)}”来宾{guests}人，陪餐{hosts}人，规定不超过{most}人"
            amount = meal.standard * (hosts - most) if meal.standard is not None else None
            yield finding_at(meal, "hosts", text, f"减去{hosts - most}人", amount=amount)
        else:
            yield from _too_many_hosts_seated(visit, meal, most)


def _too_many_hosts_seated(visit: Visit, meal: Meal, most: int) -> Iterator[Finding]:
    """Too many hosts on the plan of the seats of a meal, or where the schedule tells of it, though 用餐 lists fewer."""
    listed = {person.id or person.name for person in visit.named(meal.hosts, visit.hosts)}
    seated = [(seating, "hosts", seating.hosts) for seating in visit.seating if is_seating_of(seating, meal)]
    eaten = [(stop, "escorts", stop.escorts) for stop in visit.schedule if _tells_of(stop, meal)]
    for value, field, names in (*seated, *eaten):
        hosts = listed | {person.id or person.name for person in visit.named(names, visit.hosts)}
        if len(hosts) > most:
            text = f"“{meal_name(meal)}”陪餐连同这里写的共{len(hosts)}人，规定不超过{most}人"
            yield finding_at(value, field, text, f"减去{len(hosts) - most}人；只在场、不用餐的不写在这里")
            return


def _tells_of(stop: Stop, meal: Meal) -> bool:
    """Whether an item of the schedule is a meal itself: one eats, on that day at that hour."""
    if stop.element != "吃" or stop.time is None or meal.time is None:
        return False
    return stop.time.start == meal.time.start and (meal.date is None or stop.date == meal.date)


def _same_sitting(meal: Meal, other: Meal) -> bool:
    """Whether two meals are tables of one: on the same day at the same hour."""
    return meal.date is not None and meal.date == other.date and meal.time is not None and meal.time == other.time


def _too_many_hosts_at_several_tables(visit: Visit) -> Iterator[Finding]:
    """Too many hosts at a meal that is written as several tables, where no table alone has too many."""
    for tables in _sittings(visit):
        if len(tables) < 2 or any(not table.guests or EVERYBODY in table.guests for table in tables):
            continue
        guests = len({guest for table in tables for guest in table.guests})
        hosts = len({host for table in tables for host in table.hosts})
        alone = any(host_count(visit, table) > most_hosts(guest_count(visit, table)) for table in tables)
        if hosts > (most := most_hosts(guests)) and not alone:
            text = (
                f"“{meal_name(tables[-1])}”同时开{len(tables)}桌，来宾共{guests}人，陪餐共{hosts}人，规定不超过{most}人"
            )
            yield finding_at(tables[-1], "hosts", text, f"减去{hosts - most}人")


def _sittings(visit: Visit) -> Iterable[list[Meal]]:
    """The tables of each meal: those on the same day at the same hour. A meal without day or hour is left out."""
    sittings: dict[tuple[date, Clock], list[Meal]] = {}
    for meal in visit.meals:
        if meal.date is not None and meal.time is not None:
            sittings.setdefault((meal.date, meal.time), []).append(meal)
    return sittings.values()


@rule(
    code="G13d", name="还有人陪餐，名单里没有", level="should", document=FRUGALITY, evidence="转载", binds=(DOMESTIC,)
)
def people_at_table_whom_no_list_names(visit: Visit) -> Iterator[Finding]:
    """备注、日程、分工里写着另有几人陪餐、另开一桌、班子作陪，“陪餐”却没有列出；陪餐的人都要列名，也都算人数。

    Bad:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 备注: 另有镇村干部8人陪餐}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 备注: 陪餐人员按名单}
    """
    for statement, word in account(visit).saying(MORE_AT_TABLE, *SAID):
        meal = statement.entry
        if not isinstance(meal, Meal) and not AT_TABLE.find(word):
            continue
        if isinstance(meal, Meal) and host_count(visit, meal) >= _said_to_sit(word):
            continue
        text = f"{statement.name}写着“{word}”，“陪餐”里没有列出这些人，陪餐人数按列名的算"
        yield statement.finding(text, "逐人写进“陪餐”，不超过规定的人数；工作人员另行用餐的，写明自付")


def _said_to_sit(word: str) -> int:
    """How many hosts a text says there are in all; more than any list where it says something else.

    >>> _said_to_sit("陪餐两人"), _said_to_sit("另有8人陪餐") > 1000
    (2, True)
    """
    match = re.fullmatch("(?:陪餐|作陪)[^，。；]{0,2}?([一二两三四五六七八九\\d]+)[人位名]", word)
    digits = match.group(1).replace("两", "二") if match else ""
    return int(digits) if digits.isdecimal() else "〇一二三四五六七八九".find(digits) if digits else sys.maxsize


@rule(code="G13b", name="陪餐比来宾多", level="note", evidence="单源", binds=(DOMESTIC,))
def more_hosts_at_table_than_guests(visit: Visit) -> Iterator[Finding]:
    """来宾只有一两位时，三个人陪餐没有违反数字，可是主人比客人多，不像话。

    Bad:
        来宾: [{姓名: 周明远, 单位: 云州市人民政府, 职务: 副市长}]
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 1}
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [罗文, 林小満]}   # ←
    Good:
        陪同: [{姓名: 沈静}, {姓名: 罗文}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [沈静, 罗文]}
    """
    for meal in visit.meals:
        guests, hosts = guest_count(visit, meal), host_count(visit, meal)
        if guests < hosts <= most_hosts(guests):
            text = f"“{meal_name(meal)}”来宾{guests}人，陪餐{hosts}人，陪餐比来宾多"
            yield finding_at(meal, "hosts", text, f"减到{guests}人为好")


@rule(code="G13c", name="陪餐人数超过本地规定", level="should", evidence="单源", binds=(DOMESTIC,))
def more_hosts_at_table_than_the_region_allows(visit: Visit) -> Iterator[Finding]:
    """有的地方定得更严，例如来宾5人以内陪餐不超过2人。数字在地方规定的“陪餐”里。

    Bad:
        地方规定: {名称: 清江区（2026年）, 陪餐: [{来宾至: 5, 陪餐: 2}]}
        来宾: {团组: 云州市考察组, 人数: 5}
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 5}
        陪同: [{姓名: 沈静}, {姓名: 罗文}, {姓名: 秦远}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [沈静, 罗文, 秦远]}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 陪餐: [{来宾至: 5, 陪餐: 2}]}
        来宾: {团组: 云州市考察组, 人数: 5}
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 5}
        陪同: [{姓名: 沈静}, {姓名: 罗文}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [沈静, 罗文]}
    """
    pack = pack_that_sets(visit, "table")
    if pack is None:
        return
    for meal in visit.meals:
        guests, hosts = guest_count(visit, meal), host_count(visit, meal)
        caps = sorted((cap.upto, cap.hosts) for cap in pack.table if guests <= cap.upto)
        if caps and caps[0][1] < hosts <= most_hosts(guests):
            text = f"“{meal_name(meal)}”来宾{guests}人，陪餐{hosts}人，本地最多{caps[0][1]}人"
            yield finding_at(meal, "hosts", text, f"减去{hosts - caps[0][1]}人", pack_citation(pack))


@rule(code="W03", name="外宾宴请超过两次", level="should", evidence="单源", binds=(FOREIGN,))
def third_banquet_for_foreign_guests(visit: Visit) -> Iterator[Finding]:
    """一批外宾，宴请不超过两次；每人多少元看本地标准（地方规定或办公室文件的“外宾宴请”）。

    Bad:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        用餐:
          - {名称: 6日午餐, 形式: 宴请, 来宾: 全体}
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体}
          - {名称: 7日午餐, 形式: 宴请, 来宾: 全体}   # ←
    Good:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体}
    """
    banquets = [meal for meal in visit.meals if meal.form == "宴请"]
    for meal in banquets[2:]:
        yield finding_at(meal, "form", f"宴请{len(banquets)}次，“{meal_name(meal)}”超过了两次", "改为工作餐或自助餐")
    for statement, word in account(visit).saying(THIRD_BANQUET, *SAID):
        yield statement.finding(f"{statement.name}写着“{word}”，外宾宴请不超过两次", "取消，或改为工作餐、自助餐")
    cap = lowest_standard(visit, "外宾宴请")
    for meal in banquets:
        if cap and meal.standard is not None and meal.standard > cap.amount:
            text = f"“{meal_name(meal)}”每人{meal.standard:f}元，外宾宴请的标准是{cap.amount:f}元"
            yield finding_at(meal, "standard", text, f"降到{cap.amount:f}元以内", cap.source)


@rule(code="W04", name="外宾用餐中方人员偏多", level="should", binds=(FOREIGN,))
def more_hosts_than_foreign_guests_at_table(visit: Visit) -> Iterator[Finding]:
    """外宾5人以内，中方不多于外宾；超过5人的部分，中方不多于一半。数字要以外事部门的为准。

    Bad:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        陪同: [{姓名: 罗文}, {姓名: 龙小雨}]
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 陪餐: [罗文, 龙小雨]}   # ←
    Good:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        陪同: [{姓名: 罗文}]
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 陪餐: [罗文]}
    """
    yield from _more_hosts_than_parity(visit, "外宾", "中方")


@rule(code="B03", name="国有企业业务招待陪餐偏多", level="should", evidence="单源", binds=(BUSINESS,))
def more_hosts_than_business_guests_at_table(visit: Visit) -> Iterator[Finding]:
    """国有企业的商务招待，来宾5人以内对等，超过5人的部分陪餐不超过一半。

    Bad:
        办公室: {单位: 清江文旅集团, 性质: 国有企业}
        类别: 商务
        陪同: [{姓名: 罗文}, {姓名: 陶思源}, {姓名: 秦远}]
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 陪餐: [罗文, 陶思源, 秦远]}   # ←
    Good:
        办公室: {单位: 清江文旅集团, 性质: 国有企业}
        类别: 商务
        陪同: [{姓名: 罗文}, {姓名: 陶思源}]
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 来宾: 全体, 陪餐: [罗文, 陶思源]}
    """
    if visit.office.nature in ("国有企业", "金融企业"):
        yield from _more_hosts_than_parity(visit, "来宾", "陪餐")


def _more_hosts_than_parity(visit: Visit, guest_word: str, host_word: str) -> Iterator[Finding]:
    for meal in visit.meals:
        guests, hosts = guest_count(visit, meal), host_count(visit, meal)
        if hosts > (most := most_hosts_abroad(guests)):
            text = f"“{meal_name(meal)}”{guest_word}{guests}人，{host_word}{hosts}人，一般不多于{most}人"
            yield finding_at(meal, "hosts", text, f"减去{hosts - most}人")


@rule(code="B02", name="商务参照公务", level="note", evidence="单源", binds=(BUSINESS,))
def business_visit_checked_as_an_official_one(visit: Visit) -> Iterator[Finding]:
    """有的地方规定商务接待参照公务的标准；地方规定写了“商务参照公务: 是”，国内公务的规则就都查。

    Bad:
        地方规定: {名称: 清江区（2026年）, 商务参照公务: 是}
        类别: 商务   # ←
    Good:
        类别: 商务
    """
    if pack := pack_that_sets(visit, "business_as_official"):
        text = "本地规定商务接待参照公务标准，已经按国内公务检查"
        yield finding_at(visit, "category", text, "确是宴请客商的，写豁免和理由", pack_citation(pack))
