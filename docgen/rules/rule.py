"""What a rule is, what it finds, and what lets a finding pass."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from docgen.errors import Level, Mark
from docgen.model.choices import CATEGORIES
from docgen.model.value import Value
from docgen.model.visit import Exemption, Visit
from docgen.text.wording import chinese_number, full_date

DOMESTIC, FOREIGN, BUSINESS = CATEGORIES
#: The first letters of codes, in the order of the rule list: national rules (G 规定, T 条例), foreign guests, business,
#: regions, our own on logic and on wording.
SERIES = "GTWBRLY"
#: Those of our own.
OWN_SERIES = "LY"
#: The first letter of the codes of rules over a year.
YEAR_SERIES = "A"
#: How well the source of a rule is attested. 原文: two reprints or more agree on wording and article; 转载: on the
#: wording, the article must not be printed; 单源: one source only; 未核: general knowledge, no source may be printed.
Evidence = Literal["原文", "转载", "单源", "未核"]


class Document(NamedTuple):
    """What a rule stands in: its title, and the day from which it binds; its number where the title is not verified."""

    title: str
    since: date
    number: str = ""

    @property
    def citation(self) -> str:
        """《…》, or the number of one that is known by its number alone."""
        return f"《{self.title}》" if self.title else self.number


#: Issued in December 2013 (中办、国办).
REGULATION = Document("党政机关国内公务接待管理规定", date(2013, 12, 1))
#: Revised 2 May 2025: what it tightened binds from that day.
FRUGALITY = Document("党政机关厉行节约反对浪费条例", date(2025, 5, 2))
#: The same as it was issued on 18 November 2013: what was in it from the beginning.
FRUGALITY_2013 = FRUGALITY._replace(since=date(2013, 11, 18))
#: Guests pay for meals and cars. The day in 2014 is not verified: it binds visits of the years after it.
CHARGES = Document("", date(2015, 1, 1), "财办行〔2014〕90号")
#: No wild animal of the land may be eaten, bred ones neither.
NO_GAME = Document("", date(2020, 2, 24), "全国人民代表大会常务委员会2020年2月24日的决定")
FOREIGN_GUESTS = Document("中央和国家机关外宾接待经费管理办法", date(2014, 1, 1))


class Finding(NamedTuple):
    """What a rule found: the place to mend, one sentence that names both sides, what to do about it.

    ``source`` is what to cite when it is not the rule's own document but a region's; ``amount`` the sum in 元 that is
    at stake, where there is one.
    """

    place: Mark
    text: str
    hint: str = ""
    source: str = ""
    amount: Decimal | None = None


class Rule(NamedTuple):
    """One rule over a visit. ``binds`` are the categories that it binds, ``since`` the first day on which it does.

    Only a rule whose wording two sources agree on may stop a paper (level must); an article is printed only where it
    was found in reprints too; what is not verified at all is a note without a source. What is not ``audited`` concerns
    only papers that are still to be printed.
    """

    code: str
    name: str
    level: Level
    find: Callable[[Visit], Iterator[Finding]]
    document: Document | None = None
    article: int = 0
    evidence: Evidence = "未核"
    binds: tuple[str, ...] = CATEGORIES
    since: date = date.min
    audited: bool = True
    gives_way: bool = False
    by_occasion: bool = False

    @property
    def fault(self) -> str:
        """The name of its function: the fault in English."""
        return self.find.__name__

    @property
    def source(self) -> str:
        """What may be cited: 《…》第十条, as far as it is verified.

        >>> Rule("G13", "", "must", iter, REGULATION, 10, "原文").source
        '《党政机关国内公务接待管理规定》第十条'
        """
        if self.document is None or self.evidence == "未核":
            return ""
        article = f"第{chinese_number(self.article)}条" if self.article and self.evidence == "原文" else ""
        return f"{self.document.citation}{article}"


class ExemptedFinding(NamedTuple):
    """A finding that the visit itself lets pass, with the reason given."""

    rule: Rule
    finding: Finding
    exemption: Exemption


def approval_text(exemption: Exemption) -> str:
    """Who approved an exemption, and when; empty where it names nobody, even if somebody approved the visit."""
    day = f"{full_date(exemption.date)}" if exemption.date else ""
    return f"批准人{exemption.by}" + (f"（{day}）" if day else "") if exemption.by else ""


class Verdict(NamedTuple):
    """What the rules find in a visit, what of it the visit exempts, and exemptions without effect."""

    findings: tuple[tuple[Rule, Finding], ...]
    exempted: tuple[ExemptedFinding, ...]
    unused: tuple[Exemption, ...]


def rule(
    *,
    code: str,
    name: str,
    level: Level,
    document: Document | None = None,
    article: int = 0,
    evidence: Evidence = "未核",
    binds: tuple[str, ...] = CATEGORIES,
    since: date | None = None,
    audited: bool = True,
    gives_way: bool = False,
    by_occasion: bool = False,
) -> Callable[[Callable[[Visit], Iterator[Finding]]], Rule]:
    """Makes a function a rule; without ``since`` it binds from the day of its document."""
    first = since or (document.since if document else date.min)

    def as_rule(find: Callable[[Visit], Iterator[Finding]]) -> Rule:
        return Rule(code, name, level, find, document, article, evidence, binds, first, audited, gives_way, by_occasion)

    return as_rule


def finding_at(
    value: Value, field: str, text: str, hint: str = "", source: str = "", amount: Decimal | None = None
) -> Finding:
    """A finding at a field of a value; where the field was not written, at the value itself."""
    return Finding(value.at[field], text, hint, source, amount)


def citation_before_2025(visit: Visit, article: int = 0) -> str:
    """What to cite for a visit before the 条例 was revised: the 规定 of 2013 asked the same. Empty for other visits."""
    if not REGULATION.since <= visit.dates.first < FRUGALITY.since:
        return ""
    return f"《{REGULATION.title}》" + (f"第{chinese_number(article)}条" if article else "")
