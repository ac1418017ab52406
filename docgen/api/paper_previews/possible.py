"""Which papers of a pack a visit has data for, and one of them as ``docgen pack`` makes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from docgen.api.checks import apply_rules, problems_of_rules
from docgen.api.documents import missing_sections
from docgen.api.files import PaperFiles
from docgen.api.packs.papers import PackedPaper, PackOptions, VisitPack, pack, wanted_papers
from docgen.api.screen_tables.findings import UNCHECKED
from docgen.errors import Problem, UsageError
from docgen.kinds import load_kind
from docgen.kinds._kind import PackPaper
from docgen.rules.rule import Verdict
from docgen.seating.plan import SeatedVisit

_MUST = "must"


class PossiblePaper(NamedTuple):
    """A paper of a pack: its name (number and kind), what it is called, and why it is not made (empty: it is made).

    With ``draft`` it is made as a draft only, since a rule that must be kept is broken, or nobody has looked at what
    was not sure in a letter.
    """

    name: str
    kind: str
    title: str
    why: str
    draft: bool

    def as_json(self) -> dict[str, Any]:
        return {**self._asdict(), "possible": not self.why}


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """A visit with what the rules find in it: what its papers are made of."""

    seated_visit: SeatedVisit
    verdict: Verdict

    @classmethod
    def of(cls, seated_visit: SeatedVisit) -> "PaperChoice":
        """The rules are asked once for all papers."""
        return cls(seated_visit, apply_rules(seated_visit.visit))

    @property
    def broken_rules(self) -> int:
        """How many rules that must be kept are broken."""
        return sum(problem.level == _MUST for problem in problems_of_rules(self.seated_visit.visit, self.verdict))

    @property
    def unchecked_marks(self) -> int:
        """How many marks 请核对 of a draft nobody has looked at yet."""
        return sum(problem.code == UNCHECKED for problem in self.seated_visit.visit.notices)

    def _is_draft(self, kind: str) -> bool:
        """Whether a kind is printed as a draft: it is signed, and the visit is not in order or not looked through."""
        return bool((self.broken_rules or self.unchecked_marks) and load_kind(kind).signed)

    def papers(self) -> list[PossiblePaper]:
        """All papers of a pack, in its order."""
        return [self._listed(kind, described) for kind, described in wanted_papers(PackOptions())]

    def _listed(self, kind: str, described: PackPaper) -> PossiblePaper:
        visit, why = self.seated_visit.visit, ""
        # of the paper's own sections one is enough, of those of its kind all are needed
        if described.needs and len(missing_sections(visit, described.needs)) == len(described.needs):
            why = f"来访文件里没有{'、'.join(described.needs)}"
        elif missing := missing_sections(visit, load_kind(kind).needs):
            why = f"来访文件里没有{'、'.join(missing)}"
        return PossiblePaper(_name(kind, described), kind, described.title, why, self._is_draft(kind))

    def made(self, name: str) -> "MadePaper":
        """The documents of one paper. One that may not be signed yet is made as a draft.

        Raises UsageError for a name that no paper has, and as ``pack`` does.
        """
        described = {_name(kind, one): (kind, one) for kind, one in wanted_papers(PackOptions())}
        if name not in described:
            raise UsageError([Problem(None, "U101", "error", f"没有“{name}”这种文书", "在左边的文书里选一种")])
        kind, paper = described[name]
        is_draft = self._is_draft(kind)
        packed = pack(self.seated_visit, PackOptions(only=(kind,), draft=is_draft), verdict=self.verdict)
        number = f"{paper.number:02d} "
        documents = [one for one in packed.papers if one.file.name.startswith(number)]
        return MadePaper(documents, _reason(packed, paper), is_draft)


class MadePaper(NamedTuple):
    """The documents of a paper; where there are none ``why`` says the reason."""

    documents: Sequence[PackedPaper]
    why: str
    is_draft: bool

    @property
    def files(self) -> list[PaperFiles]:
        return [one.paper for one in self.documents]


def _name(kind: str, described: PackPaper) -> str:
    """
    >>> _name("menu", PackPaper(15, "菜单"))
    '15-menu'
    """
    return f"{described.number:02d}-{kind}"


def _reason(packed: VisitPack, paper: PackPaper) -> str:
    return next((one.reason for one in packed.left_out if one.title == paper.title), "")
