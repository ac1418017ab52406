"""活动和礼品: no sightseeing, no shows, nothing given away."""

from collections.abc import Iterator

from docgen.model.money import Expense
from docgen.model.schedule import Stop
from docgen.model.visit import Visit
from docgen.rules.account import Account, Statement, account
from docgen.rules.facts import is_paid_by_guests
from docgen.rules.lexicon.gifts import GIFT, GIVING, GOODS_BOUGHT, MONEY, NO_GIFT_AT_ALL, STATIONERY, VALUABLE
from docgen.rules.lexicon.outings import PASTIME, PRIVATE, SCENIC, SHOW, STROLL, TICKETS, WORK
from docgen.rules.rule import BUSINESS, DOMESTIC, FOREIGN, FRUGALITY, REGULATION, Finding, finding_at, rule
from docgen.rules.spending import keepsake_of
from docgen.rules.standards import lowest_standard
from docgen.rules.text_kinds import ARRANGED

SUBJECT = (4, "活动和礼品")


@rule(
    code="G05", name="日程里有景点，看不出公务", level="note", document=REGULATION, evidence="转载", binds=(DOMESTIC,)
)
def scenic_spot_without_official_business(visit: Visit) -> Iterator[Finding]:
    """不得把旅游等非公务活动纳入接待；去景区确有公务的，内容里要写得出来。

    Bad:
        日程:
          - {时间: 09:00-11:00, 内容: 前往青龙湖, 地点: 青龙湖风景区}   # ←
    Good:
        日程:
          - {时间: 09:00-11:00, 内容: 检查森林防火工作, 地点: 青龙湖风景区}
    """
    for stop in visit.schedule:
        place = stop.place.name if stop.place else ""
        word = SCENIC.find(stop.activity) or SCENIC.find(place)
        if word and stop.element not in ("吃", "住") and not WORK.find(stop.activity):
            if PRIVATE.find(stop.activity) or SHOW.find(stop.activity) or STROLL.find(stop.activity):
                continue  # T02, G19b and T02b say more of it
            text = f"日程“{stop.activity}”到{place or word}，看不出是什么公务"
            yield finding_at(stop, "activity", text, "写明考察什么、检查什么；不是公务就删去")


@rule(
    code="T02b", name="像是顺路游览、消遣", level="should", document=FRUGALITY, evidence="转载", binds=(DOMESTIC,),
    since=REGULATION.since,
)  # fmt: skip
def stroll_without_official_business(visit: Visit) -> Iterator[Finding]:
    """顺访、顺道、走一走、转转、打卡、登山看日出，写成什么都是游览；确有公务的，写明考察什么、检查什么。

    Bad:
        日程:
          - {时间: 15:00-16:00, 内容: 返程途中顺访青龙山}   # ←
    Good:
        日程:
          - {时间: 15:00-16:00, 内容: 返程途中查看青龙山森林防火通道}
    """
    everything = account(visit)
    for statement, word in everything.saying(TICKETS, "task", "note", "person", "cost"):
        is_ours = statement.kind != "cost" or not ("门票" in word or _is_guests_own(visit, statement))
        if is_ours and not SHOW.find(statement.text):
            yield statement.finding(f"{statement.name}里有{word}，应由来宾自己承担", "删去，由来宾自理")
    for statement, word in everything.saying(STROLL, *ARRANGED):
        if WORK.find(_clause_around(statement.text, word)):
            continue
        if not PRIVATE.find(statement.text) and not SHOW.find(statement.text):
            text = f"{statement.name}里的“{word}”像是游览、消遣，看不出是什么公务"
            yield statement.finding(text, "写明考察什么、检查什么；不是公务就删去")


def _clause_around(text: str, word: str) -> str:
    """The clause of a text in which a word stands."""
    start = text.index(word)
    begin = max(text.rfind(mark, 0, start) for mark in "，。；") + 1
    ends = [end for mark in "，。；" if (end := text.find(mark, start)) >= 0]
    return text[begin : min(ends, default=len(text))]


@rule(code="G19", name="赠送礼品", level="must", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def gift_for_official_guests(visit: Visit) -> Iterator[Finding]:
    """国内公务接待，不得以任何名义赠送礼金、有价证券、纪念品和土特产。会务用的资料、笔、本子不算。

    Bad:
        礼品:
          - {名称: 柳溪茶叶, 数量: 2, 单价: 80}   # ←
    Good:
        礼品:
          - {名称: 会议资料袋, 数量: 2}
    """
    for gift in visit.gifts:
        stationery = STATIONERY.find(gift.name) and not VALUABLE.find(gift.name)
        if not stationery and not NO_GIFT_AT_ALL.match(gift.name):
            many = str(gift.number) if gift.number else ""
            amount = gift.price * gift.number.number if gift.price is not None and gift.number else None
            text = f"准备送{gift.name or '礼品'}{many}，国内公务接待不得送任何礼品"
            yield finding_at(gift, "name", text, "删去；会务用的资料、文具照写就行", amount=amount)
    everything = account(visit)
    for statement, word in _gifts_said(everything):
        text = f"{statement.name}里有{word}，国内公务接待不得送任何礼品"
        yield statement.finding(text, "取消；已经备下的核实实物、退回，写明去向")
    for statement in everything.of("cost"):
        if (word := _goods_in(statement) or GIVING.find(statement.text)) and not _is_guests_own(visit, statement):
            text = f"{statement.name}里有{word}，国内公务接待不得送礼品，也不得列支"
            yield statement.finding(text, "剔除这一笔")


def _gifts_said(everything: Account) -> Iterator[tuple[Statement, str]]:
    """Gifts in the schedule, the tasks, the rooms and all notes."""
    for statement, word in everything.saying(GIFT, "task", "thing", "note", "person"):
        yield statement, word
    for statement, word in everything.saying(GIVING, *ARRANGED, "thing"):
        if not (statement.kind in ("task", "thing", "note", "person") and GIFT.find(statement.text)):
            yield statement, word


def _goods_in(statement: Statement) -> str:
    """What of an expense is of use only as a gift."""
    kept = keepsake_of(statement.entry) if isinstance(statement.entry, Expense) else ""
    return GOODS_BOUGHT.find(statement.text) or (kept if kept in statement.text else "")


def _is_guests_own(visit: Visit, statement: Statement) -> bool:
    """Whether an expense is one that guests pay themselves."""
    return is_paid_by_guests(visit, getattr(statement.entry, "payer", ""))


@rule(code="G19b", name="文艺演出、娱乐健身", level="must", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def show_or_entertainment(visit: Visit) -> Iterator[Finding]:
    """不得组织专场文艺演出，不得安排营业性娱乐、健身活动。

    Bad:
        日程:
          - {时间: 19:30-21:00, 内容: 观看民俗歌舞表演, 地点: 清江剧院}   # ←
    Good:
        日程:
          - {时间: 15:00-16:00, 内容: 调研文艺演出市场管理, 地点: 清江剧院}
    """
    everything = account(visit)
    for statement, word in everything.saying(SHOW, *ARRANGED, "venue"):
        if statement.kind == "venue" and (statement.section != "schedule" or _is_work(statement)):
            continue
        text = f"{statement.name}安排了{word}，公务接待不安排演出和娱乐"
        yield statement.finding(text, f"取消{word}" if statement.kind == "note" else "取消这一项")
    for statement, word in everything.saying(SHOW, "cost"):
        if not _is_guests_own(visit, statement):
            yield statement.finding(f"费用里有“{statement.text}”，{word}不得列支", "剔除这一笔")


def _is_work(statement: Statement) -> bool:
    """Whether the stop of the schedule at whose place something is said is official business, or says it itself."""
    stop = statement.entry
    return isinstance(stop, Stop) and bool(WORK.find(stop.activity) or SHOW.find(stop.activity))


@rule(code="G19c", name="像是消遣的活动", level="note", binds=(DOMESTIC,))
def pastime(visit: Visit) -> Iterator[Finding]:
    """灯光秀、漂流、采摘、夜宵、友谊赛，写在公务日程里总要解释；确有公务的，写明公务。

    Bad:
        日程:
          - {时间: 20:00-21:00, 内容: 观看滨江灯光秀, 地点: 滨江广场}   # ←
    Good:
        日程:
          - {时间: 20:00-21:00, 内容: 考察滨江夜间经济街区建设, 地点: 滨江广场}
    """
    for statement, word in account(visit).saying(PASTIME, *ARRANGED):
        if not any(words.find(statement.text) for words in (SHOW, PRIVATE, STROLL, WORK)):
            text = f"{statement.name}里的{word}像是消遣，看不出是什么公务"
            yield statement.finding(text, "写明公务；不是公务就删去")


@rule(code="W05", name="外宾礼品超过限额", level="should", evidence="单源", binds=(FOREIGN,))
def gift_above_the_limit_for_foreign_guests(visit: Visit) -> Iterator[Finding]:
    """可以送外宾民族特色的纪念品，不送钱物；每件多少元看本地的限额（地方规定或办公室文件的“礼品”）。

    Bad:
        办公室: {标准: {礼品: 200}}
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        礼品:
          - {名称: 竹编挂屏, 数量: 1, 单价: 380, 对象: 团长}   # ←
    Good:
        办公室: {标准: {礼品: 200}}
        类别: 外宾
        来宾: [{姓名: 方可, 职务: 译员, 角色: 译员}]
        礼品:
          - {名称: 竹编书签, 数量: 1, 单价: 30, 对象: 团长}
    """
    cap = lowest_standard(visit, "礼品")
    for gift in visit.gifts:
        if word := MONEY.find(gift.name):
            yield finding_at(gift, "name", f"礼品是{gift.name}，{word}不能作礼品", "换成有民族特色的小纪念品")
        if cap and gift.price is not None and cap.amount < gift.price <= cap.amount * 2:  # beyond that W05b
            text = f"{gift.name}每件{gift.price:f}元，礼品的限额是{cap.amount:f}元"
            yield finding_at(gift, "price", text, "换一种，或先问外事部门", cap.source)
        if word := VALUABLE.find(gift.note):
            text = f"{gift.name}的备注写着“{word}”，贵重的东西和钱物不能作礼品"
            yield finding_at(gift, "note", text, "取消，换成有民族特色的小纪念品")


@rule(code="B01b", name="商务礼品不像地方特色", level="note", evidence="单源", binds=(BUSINESS,))
def business_gift_of_value(visit: Visit) -> Iterator[Finding]:
    """商务接待的礼品选地方特色纪念品，不送贵重的东西。

    Bad:
        类别: 商务
        礼品:
          - {名称: 和田玉摆件, 数量: 1}   # ←
    Good:
        类别: 商务
        礼品:
          - {名称: 竹编书签, 数量: 2, 单价: 30}
    """
    for gift in visit.gifts:
        if word := VALUABLE.find(gift.name):
            yield finding_at(gift, "name", f"礼品是{gift.name}，{word}不是地方特色纪念品", "换成本地的小纪念品")
