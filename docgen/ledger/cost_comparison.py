"""What a year cost against the year before, the budget and all public funds: only where it is known in full."""

from decimal import Decimal
from typing import NamedTuple

from docgen.ledger.comparison import change, percent
from docgen.ledger.costs import Costs, ten_thousands_text, yuan_text
from docgen.ledger.totals import Totals


class CostComparison(NamedTuple):
    """What may be said of the whole sum of a year; what is not known is None."""

    now: Decimal
    before: Decimal | None = None
    budget: Decimal | None = None
    public_funds: Decimal | None = None

    @property
    def change(self) -> str:
        """How the sum has changed, as a rate; empty without that of the year before."""
        return change(self.now, self.before) if self.before else ""

    @property
    def moved(self) -> str:
        """The same as a number of 元: 增加1200元."""
        if self.before is None:
            return ""
        if self.now == self.before:
            return "持平"
        return f"{'增加' if self.now > self.before else '减少'}{yuan_text(abs(self.now - self.before))}"

    @property
    def of_budget(self) -> str:
        """How much of the budget was spent: 92.5%."""
        return percent(self.now, self.budget) if self.budget else ""

    @property
    def of_public_funds(self) -> str:
        """The share in the “三公” funds."""
        return percent(self.now, self.public_funds) if self.public_funds else ""


def cost_comparison(totals: Totals) -> CostComparison | None:
    """The comparison of a year whose sum is known of every batch; None for others.

    The sum of the year before is left out where it, too, is not whole.
    """
    costs = totals.total.costs
    if costs is None or costs.without:
        return None
    work = totals.work
    return CostComparison(costs.amount, whole_amount(totals.before_costs), work.budget, work.public_funds)


def whole_amount(costs: Costs | None) -> Decimal | None:
    """A sum that is known of every batch; None for others."""
    return costs.amount if costs and not costs.without else None


def cost_texts(costs: Costs | None) -> dict[str, str]:
    """A sum and what it makes per batch and per head, as texts for a sentence; one that is known in part is a least.

    >>> cost_texts(Costs(Decimal("123456.78"), 10, 120))
    {'费用': '123456.78', '费用万元': '12.35', '批均费用': '12345.68', '人均费用': '1028.81'}
    """
    if costs is None:
        return {}
    least = "不少于" if costs.without else ""
    texts = {
        "费用": f"{least}{yuan_text(costs.amount)}",
        "费用万元": f"{least}{ten_thousands_text(costs.amount, bool(least))}",
    }
    if costs.per_batch is not None:
        texts["批均费用"] = f"{costs.per_batch:.2f}"
    if costs.per_head is not None:
        texts["人均费用"] = f"{costs.per_head:.2f}"
    return texts


def cost_sentence(totals: Totals, last_year: str) -> str:
    """What a report says of the costs of a year; empty where nothing is known of them."""
    costs = totals.total.costs
    if costs is None:
        return ""
    least = "不少于" if costs.without else ""
    clauses = [f"公务接待费{least}{yuan_text(costs.amount)}元"]
    if costs.amount >= 10_000:
        clauses[0] += f"（{least}{ten_thousands_text(costs.amount, bool(least))}万元）"
    if costs.per_batch is not None and costs.per_head is not None:
        clauses.append(f"平均每批{costs.per_batch:.2f}元、每人{costs.per_head:.2f}元")
    if compared := cost_comparison(totals):
        clauses += _compared_clauses(compared, last_year)
    if costs.without:
        clauses.append(f"另有{costs.without}批次没有费用记录，未计入")
    return "，".join(clauses)


def _compared_clauses(compared: CostComparison, last_year: str) -> list[str]:
    clauses = []
    if compared.before:
        same = compared.now == compared.before
        moved = f"与{last_year}持平" if same else f"比{last_year}{compared.moved}元、{compared.change}"
        clauses.append(moved)
    if compared.budget:
        over = compared.now - compared.budget
        spent = f"完成预算{yuan_text(compared.budget)}元的{compared.of_budget}"
        clauses.append(f"{spent}，超出预算{yuan_text(over)}元" if over > 0 else spent)
    if compared.of_public_funds:
        clauses.append(f"占“三公”经费的{compared.of_public_funds}")
    return clauses
