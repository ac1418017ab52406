"""Whether a slogan may be used on a day: its validity and its approval, in words."""

from collections.abc import Iterable
from datetime import date

from docgen.model.brand import Slogan
from docgen.text.wording import full_date


def outdated_text(slogan: Slogan, day: date | None) -> str:
    """Up to when, or from when, a slogan is valid, where that does not hold the day; else empty."""
    if day is None or slogan.valid.holds(day):
        return ""
    first, last = slogan.valid
    if first and day < first:
        return f"有效期从{full_date(first)}起"
    return f"有效期到{full_date(last)}止" if last else ""


def unapproved_text(slogan: Slogan, all_slogans: Iterable[Slogan], day: date | None) -> str:
    """Why a slogan counts as not approved; empty where it is, and in a brand that keeps no approvals at all."""
    approval = slogan.approval
    if approval is None:
        return "别的口号写了批准，它没有写" if any(other.approval for other in all_slogans) else ""
    if approval.refused:
        return "还没有批准"
    if approval.day and day and day < approval.day:
        return f"{full_date(approval.day)}才批准"
    return ""
