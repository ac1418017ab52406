"""住宿: rooms that are better than the books say, and who pays for them, as remarks say it."""

from collections.abc import Iterator

from docgen.model.visit import Visit
from docgen.rules.lexicon.rooms import BETTER_THAN_BOOKED, ROOMS_PAID
from docgen.rules.remarks import remarks, says_that_guests_pay
from docgen.rules.rule import DOMESTIC, REGULATION, Finding, rule
from docgen.rules.subjects import lodging

SUBJECT = lodging.SUBJECT


@rule(
    code="G11e", name="实际房型和登记的不一样", level="should", document=REGULATION, evidence="转载", binds=(DOMESTIC,)
)
def room_that_is_better_than_it_is_booked(visit: Visit) -> Iterator[Finding]:
    """住的是套间，登记成单间、标准间，查房费时一对账单就露出来；照实写，按级别安排。

    Bad:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 单间, 入住: [周明远], 备注: 里外两间带客厅，登记写单间}   # ←
    Good:
        住宿:
          - 宾馆: 清江宾馆
            房间:
              - {房号: "0301", 房型: 单间, 入住: [周明远], 备注: 原为套间，已改单间}
    """
    for statement, word in remarks(visit, BETTER_THAN_BOOKED):
        text = f"{statement.name or '房间的备注'}写着“{word}”，实际房型和登记的不一样"
        yield statement.finding(text, "照实写房型，换成单间或标准间")


@rule(
    code="G10c",
    name="文字里写着替来宾付房费",
    level="should",
    document=REGULATION,
    article=9,
    evidence="原文",
    binds=(DOMESTIC,),
)
def lodging_that_a_remark_pays_for(visit: Visit) -> Iterator[Finding]:
    """来宾的住宿费回本单位报销；差价由接待单位补、从接待费里走，一样是替来宾付了房费。

    Bad:
        分工:
          - {事项: 房费差价由接待中心补, 责任单位: 区接待中心}   # ←
    Good:
        分工:
          - {事项: 提醒来宾离店前结清房费, 责任单位: 区接待中心}
    """
    for statement, word in remarks(visit, ROOMS_PAID):
        if not says_that_guests_pay(statement.text):
            text = f"{statement.name}写着“{word}”，来宾的住宿费应当回本单位报销"
            yield statement.finding(text, "改为来宾自付，按标准安排房间")
