"""What a visit file says of its costs and of what guests said, read in full."""

from collections.abc import Iterable
from decimal import Decimal

from docgen.errors import Problem, has_errors
from docgen.model.comments import Feedback
from docgen.model.feedback_states import stated_state
from docgen.model.money import Expense, is_sum, names_guests, stated_amount
from docgen.model.value import Value, value, yaml_field
from docgen.model.visit import Visit
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import MappingNode, ScalarNode
from docgen.readers.visit_file.vocabulary import named_field

_HINT = "写上金额；全由来宾承担的写“承担: 来宾自付”"


@value
class SpendingOfVisit(Value):
    """The sections of a visit that say what it cost and what guests said."""

    expenses: tuple[Expense, ...] = yaml_field("费用", "开支明细", default=())
    feedback: tuple[Feedback, ...] = yaml_field("反馈", "活动后填写", default=())


class Spending:
    """What the hosts bear of a visit, None where it is not known; what guests said; what is to be asked about."""

    def __init__(self, node: MappingNode, guests: Iterable[str]) -> None:
        sections = MappingNode(node.start, node.source)
        sections.pairs = [pair for pair in node.pairs if _section(pair[0]) in ("expenses", "feedback")]
        self.cost: Decimal | None = None
        self.feedback: tuple[tuple[str, str], ...] = ()
        self.problems: list[Problem] = []
        if sections.pairs:
            self._read(sections, {*guests, _sender(node)} - {""})

    def _read(self, sections: MappingNode, guests: set[str]) -> None:
        decoder = Decoder()
        found = decoder.value(sections, SpendingOfVisit)
        assert found is not None  # a mapping is one
        self.feedback = tuple((one.kind or "", stated_state(one)) for one in found.feedback)
        if has_errors(decoder.problems):
            # only the costs lack, and nothing else is made of them
            first = next(problem for problem in decoder.problems if problem.level == "error")
            text = f"{first.text}；这次来访的费用没有计入"
            self.problems = [first._replace(level="should", text=text)]
            return
        borne = [one for one in found.expenses if not names_guests(one.payer) and one.payer not in guests]
        counted = [one for one in borne if not is_sum(one.item)] or borne
        unknown = next((one for one in counted if stated_amount(one) is None), None)
        if unknown is not None:
            text = f"“{unknown.item}”没有金额，这次来访的费用没有计入"
            self.problems = [Problem(unknown.at[""], "D219", "should", text, _HINT)]
        elif found.expenses:
            self.cost = sum((stated_amount(one) or Decimal(0) for one in counted), Decimal(0))


def _section(key: ScalarNode) -> str:
    named = named_field(key.text, Visit)
    return named.field.name if named else ""


def _sender(node: MappingNode) -> str:
    """The unit whose letter announced the visit: it may be named as who pays."""
    for key, child in node.pairs:
        if _section(key) == "letter" and isinstance(child, MappingNode):
            for inner, content in child.pairs:
                if inner.text in ("单位", "from") and isinstance(content, ScalarNode):
                    return content.text
    return ""
