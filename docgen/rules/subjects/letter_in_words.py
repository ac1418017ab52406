"""公函和审批: letters and approvals that only remarks speak of."""

from collections.abc import Iterator

from docgen.model.visit import Visit
from docgen.rules.lexicon.papers import AFTERWARDS
from docgen.rules.remarks import remarks
from docgen.rules.rule import DOMESTIC, REGULATION, Finding, rule
from docgen.rules.subjects import letter

SUBJECT = letter.SUBJECT


@rule(
    code="G03d",
    name="公函、审批事后补",
    level="should",
    document=REGULATION,
    article=7,
    evidence="原文",
    binds=(DOMESTIC,),
)
def letter_or_approval_that_comes_afterwards(visit: Visit) -> Iterator[Finding]:
    """先有公函、先审批，后接待；电话约的、口头说的、函过后再补的，都等于没有公函。

    Bad:
        注意: [来人是电话约的，函过后再补]   # ←
    Good:
        注意: [公函已收，原件存档]
    """
    for statement, word in remarks(visit, AFTERWARDS):
        text = f"{statement.name}写着“{word}”，公函和审批都要在接待以前，无公函的来访一律不接待"
        yield statement.finding(text, "先要公函、先报批；已经接待了的，附上当时的请示和说明")
