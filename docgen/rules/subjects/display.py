"""迎送、陪同和布置: nothing put up or staged for show, no flowers and backdrops at a meeting."""

import re
from collections.abc import Iterator

from docgen.model.arrangements import Setting
from docgen.model.visit import Visit
from docgen.rules.account import Account, Statement, account
from docgen.rules.lexicon.display import BANNER, FLOWERS, NO_MEETING_ROOM, SNACKS, STAGED
from docgen.rules.lexicon.drinks import TOBACCO, WINE
from docgen.rules.lexicon.escorts import CEREMONY, MEETING
from docgen.rules.rule import DOMESTIC, FOREIGN, FRUGALITY, REGULATION, Finding, finding_at, rule
from docgen.rules.standards import packs
from docgen.rules.subjects import welcome

SUBJECT = welcome.SUBJECT


@rule(
    code="G07",
    name="横幅、标语、地毯、群众迎送",
    level="must",
    document=REGULATION,
    article=8,
    evidence="原文",
    binds=(DOMESTIC,),
)
def banner_carpet_or_crowd(visit: Visit) -> Iterator[Finding]:
    """不得张贴悬挂标语横幅，不得安排群众迎送，不得铺设迎宾地毯。会标写会议名称，不在此列。

    Bad:
        布置:
          - {场所: 清江宾馆大门, 物品: [欢迎横幅]}   # ←
    Good:
        布置:
          - {场所: 三楼会议室, 物品: [会标, 桌签]}
    """
    for statement in _shown(account(visit)):
        if word := BANNER.find(statement.text):
            message = f"{_where(statement)}安排了{word}，国内公务接待不得张贴标语横幅、铺迎宾地毯、组织群众迎送"
            yield statement.finding(message, f"取消{word}；已经做好、铺好的撤下")


def _shown(everything: Account) -> Iterator[Statement]:
    """What is put up or done for show. An item of the schedule may be about people: only its meetings are shows."""
    yield from everything.of("thing", "task", "note", "person", "letter", "cost")
    for statement in everything.of("doing"):
        if MEETING.find(statement.text) or CEREMONY.find(statement.text):
            yield statement


def _where(statement: Statement) -> str:
    """Where something is put up: the room, else what says so."""
    is_setting = isinstance(statement.entry, Setting) and statement.entry.place
    return statement.entry.place if is_setting and isinstance(statement.entry, Setting) else statement.name


@rule(code="G07b", name="像是造势的布置", level="should", binds=(DOMESTIC,))
def display_put_up_for_a_visit(visit: Visit) -> Iterator[Finding]:
    """拱门、彩旗、道旗、气球、签名墙、礼仪小姐，和横幅、地毯是一类东西；简化接待，一样也不要。

    Bad:
        布置:
          - {场所: 清江产业园大门, 物品: [充气拱门]}   # ←
    Good:
        布置:
          - {场所: 清江产业园大门, 物品: [导向牌]}
    """
    for statement, word in account(visit).saying(STAGED, "thing", "task", "note", "person", "letter", "cost"):
        if not BANNER.find(statement.text) and not FLOWERS.find(statement.text):
            yield statement.finding(f"{_where(statement)}安排了{word}，像是造势，接待要从简", f"取消{word}")


@rule(code="T06", name="会议摆花草、做背景板", level="must", document=FRUGALITY, evidence="转载", binds=(DOMESTIC,))
def flowers_or_backdrop_at_a_meeting(visit: Visit) -> Iterator[Finding]:
    """会议现场布置要简朴，工作会议一律不摆花草、不制作背景板。屏幕上写会议名称可以。

    Bad:
        布置:
          - {场所: 三楼会议室, 物品: [桌签, 背景板]}   # ←
    Good:
        布置:
          - {场所: 三楼会议室, 物品: [桌签, 汇报材料, 茶水]}
    """
    for statement, word in account(visit).saying(FLOWERS, "thing", "task", "note", "person", "cost"):
        # things where people sleep or eat are not set up for a meeting
        if statement.section == "lodging" or (
            isinstance(statement.entry, Setting) and NO_MEETING_ROOM.find(statement.entry.place)
        ):
            continue
        also = "，也不得列支" if statement.kind == "cost" else ""
        text = f"{_where(statement)}安排了{word}，工作会议不摆花草、不制作背景板{also}"
        hint = "剔除这一笔" if statement.kind == "cost" else f"取消{word}，已经摆上的撤下；屏幕上写会议名称就够了"
        yield statement.finding(text, hint)


@rule(code="T06d", name="会场摆水果、点心", level="note", binds=(DOMESTIC,))
def fruit_at_a_meeting(visit: Visit) -> Iterator[Finding]:
    """不少地方规定会议不摆水果、点心；写进布置和分工，先看本地的规定（地方规定的“不得”）。

    Bad:
        布置:
          - {场所: 三楼会议室, 物品: [桌签, 果盘]}   # ←
    Good:
        布置:
          - {场所: 三楼会议室, 物品: [桌签, 茶水]}
    """
    forbidden = {thing for pack in packs(visit) for thing in pack.forbidden.get("布置", ())}
    for statement, word in account(visit).saying(SNACKS, "thing", "task"):
        if not _is_bedroom(statement) and not forbidden & {"水果", word}:  # R02 says more
            yield statement.finding(f"{_where(statement)}有{word}，会议和公务活动从简，不摆为好", f"删去{word}")


@rule(code="G11c", name="房间里额外摆放东西", level="should", binds=(DOMESTIC,))
def thing_put_into_a_bedroom(visit: Visit) -> Iterator[Finding]:
    """房间里不摆水果、鲜花、点心、香烟，宾馆有什么用什么。

    Bad:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 标准间, 入住: [周明远, 韩喆], 备注: 放果盘}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 标准间, 入住: [周明远, 韩喆], 备注: 安静楼层}
    """
    for statement in account(visit).of("thing", "task", "note"):
        if _is_bedroom(statement) and (word := _extra(statement)):
            text = f"{_where(statement)}有{word}，房间里不额外摆放东西"
            yield statement.finding(text, f"删去{word}")


def _is_bedroom(statement: Statement) -> bool:
    """Whether something is said of a room in which guests sleep."""
    is_setting = isinstance(statement.entry, Setting)
    place = statement.entry.place if isinstance(statement.entry, Setting) else ""
    in_room = statement.section == "lodging" and statement.field == "note"
    return in_room or bool(re.search("客房|房间", place if is_setting else statement.text))


def _extra(statement: Statement) -> str:
    """What is put into a room that belongs to no room."""
    if word := SNACKS.find(statement.text):
        return word
    if statement.section != "lodging":
        return FLOWERS.find(statement.text) if isinstance(statement.entry, Setting) else ""
    return FLOWERS.find(statement.text) or TOBACCO.find(statement.text) or WINE.find(statement.text)


@rule(code="W06", name="外宾活动也要从简", level="note", binds=(FOREIGN,))
def show_put_on_for_foreign_guests(visit: Visit) -> Iterator[Finding]:
    """横幅、地毯、不上酒这几条不直接约束外宾接待，从简的精神仍然适用；要用，先问外事部门。

    Bad:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        布置:
          - {场所: 清江宾馆大门, 物品: [欢迎横幅]}   # ←
    Good:
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        布置:
          - {场所: 会见厅, 物品: [桌旗, 茶水]}
    """
    for statement in _shown(account(visit)):
        if word := BANNER.find(statement.text):
            yield statement.finding(f"外宾活动安排了{word}，从简为好", "先问外事部门；确有需要，不用管这条提示")
    for meal in visit.meals:
        for number, drink in enumerate(meal.drinks):
            if re.search("白酒|香烟|卷烟|茅台|五粮液", drink):
                text = f"“{meal.name or '用餐'}”给外宾准备了{drink}，从简为好"
                yield finding_at(meal, f"drinks.{number}", text, "先问外事部门；确有需要，不用管这条提示")
