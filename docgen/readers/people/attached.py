"""What stood in brackets, or was written beside a name, given to the people whom it says something of."""

from collections.abc import Sequence

from docgen.readers.people.line_person import LinePerson, with_doubt, with_said
from docgen.readers.people.plain_line import TakenOut, stated_count
from docgen.readers.people.remarks import Remark, phone_of, remark_of


def with_pieces(people: list[LinePerson], pieces: Sequence[TakenOut], typed: str) -> list[LinePerson]:
    """The people of an entry with its pieces: each goes to the person before it, else to the first."""
    if not people or any(person.refusal for person in people):
        return [person._replace(name=typed) if person.refusal and len(people) == 1 else person for person in people]
    for piece in pieces:
        number = max((n for n, person in enumerate(people) if person.at <= piece.at), default=0)
        if piece.kind == "count":
            people[0] = _with_count(people, piece)
        else:
            people[number] = _with_piece(people[number], piece)
    return people


def _with_count(people: Sequence[LinePerson], piece: TakenOut) -> LinePerson:
    stated, first = stated_count(piece), people[0]
    if stated == len(people):
        return first._replace(left_out=(*first.left_out, piece.text))
    if stated < len(people):
        return with_doubt(first, f"写的是{stated}人，名字有{len(people)}个")
    names = "、".join(person.name for person in people)
    reason = f"“{piece.text.strip('（()） ')}”，写出姓名的只有{len(people)}人"
    hint = f"写出另外{stated - len(people)}人的姓名；只有写出的这些就写“{names}”"
    return first._replace(refusal=reason, hint=hint)


def _with_piece(person: LinePerson, piece: TakenOut) -> LinePerson:
    if piece.kind == "left_out":
        return person._replace(left_out=(*person.left_out, piece.text))
    if piece.kind == "further":
        return with_doubt(person, f"“{piece.text}”没有姓名，没有算进去")
    if piece.kind == "phone":
        return person._replace(phone=person.phone or phone_of(piece.text))
    if piece.kind == "honorific":
        sex = person.sex or ("女" if piece.text in ("女士", "小姐") else None)
        return person._replace(sex=sex, left_out=(*person.left_out, piece.text))
    told = _with_remark(person, remark_of(piece.text), piece.text)
    return with_doubt(told, f"括号没有写完：“{piece.text}”") if piece.kind == "unclosed" else told


def _with_remark(person: LinePerson, remark: Remark, text: str) -> LinePerson:
    """张三（女，回族） 局长: what is in brackets, and behind it what followed the bracket."""
    if remark.name and not person.name_en and person.name.isascii():
        # Anna Lind（安娜·林德）
        person = person._replace(name=remark.name, name_en=person.name)
    elif remark.name:
        person = with_doubt(person, f"括号里的“{remark.name}”没有印")
    person = person._replace(unit=f"{remark.unit}{person.unit}", title=f"{remark.title}{person.title}")
    for field in ("name_en", "sex", "ethnicity", "phone", "diet", "note"):
        person = with_said(person, field, getattr(remark, field))
    if remark.doubtful:
        person = with_doubt(person, f"“{person.name}”后面写着“{remark.doubtful}”")
    if remark.unclear:
        person = with_doubt(person, f"括号里的“{remark.unclear if remark.unclear != text else text}”没有印")
    return person
