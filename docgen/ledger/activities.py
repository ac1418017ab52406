"""How often an activity of the office took place, and how many took part."""

from docgen.model.ledger import Activity


def times(activity: Activity) -> int:
    """How often: as stated, else as many times as are listed."""
    return activity.times if activity.times is not None else len(activity.occasions)


def attendance(activity: Activity) -> int | None:
    """How many took part, all times together; None unless it is stated, or stated for every time."""
    if activity.people is not None:
        return activity.people
    listed = [occasion.people for occasion in activity.occasions]
    known = [people for people in listed if people is not None]
    return sum(known) if known and known == listed else None


def activity_figures(activity: Activity) -> dict[str, int]:
    """次数, and 人次 where it is known."""
    people = attendance(activity)
    return {"次数": times(activity)} | ({"人次": people} if people is not None else {})
