"""What somebody is called where his full name is not to be read by everybody: 周副书记, 林德市长, Lind."""

import re

from docgen.model.people import Person
from docgen.model.posts import is_post
from docgen.order.surnames import surname_length

#: Words before a surname that belong to it.
_PARTICLES = frozenset("van von der den de di da del della la le du dos das bin ibn al el ter ten zu zur".split())
_POLITE = {"男": "先生", "女": "女士"}
#: Peoples whose names do not begin with a surname: their first character alone would be no name.
_WITHOUT_SURNAMES = re.compile(
    "藏|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|乌孜别克|塔塔尔|俄罗斯|傣|佤|景颇|德昂|独龙|门巴|珞巴|裕固|鄂温克|鄂伦春"
)
_LONGEST_WITH_SURNAME = 3  # characters of a name with a surname of one
#: What somebody is besides his office, by which nobody is called.
_NOT_CALLED_BY = re.compile("党组|党委|党工委|成员|委员$|常委$|调研员$|主任科员$|创始人$")
_BODY_BEFORE_POST = re.compile("^[^、]{1,3}人民政府(?=.)")  # 市人民政府副市长


def surname(person: Person, is_foreign: bool) -> str:
    """The surname; of a name in parts the last one abroad, and here the first, by which people are called.

    A name that does not begin with a surname, of one or two characters, stays whole.

    >>> [surname(Person(name=name), False) for name in ("周明远", "欧阳若兰", "阿依古丽·买买提", "沙马木呷")]
    ['周', '欧阳', '阿依古丽', '沙马木呷']
    >>> surname(Person(name="巴特尔", ethnicity="蒙古族"), False)
    '巴特尔'
    >>> surname(Person(name="安娜·林德"), True), surname(Person(name="Anna Lind"), True)
    ('林德', 'Lind')
    """
    name = person.name.replace("•", "·")
    if length := surname_length(name):
        is_whole = _WITHOUT_SURNAMES.match(person.ethnicity) or (length == 1 and len(name) > _LONGEST_WITH_SURNAME)
        return name if is_whole else name[:length]
    if name[:1].isascii():
        return latin_surname(name)
    parts = [part for part in name.split("·") if part]
    return (parts[-1] if is_foreign else parts[0]) if parts else name


def latin_name(person: Person) -> str:
    """The surname in Latin letters below a name in parts; in that of a Chinese name it may stand first: all of it.

    >>> latin_name(Person(name="安娜·林德", name_en="Anna Lind")), latin_name(Person(name="方可", name_en="Fang Ke"))
    ('Lind', 'Fang Ke')
    """
    has_parts = any(dot in person.name for dot in "·•") or person.name[:1].isascii()
    return latin_surname(person.name_en) if has_parts else person.name_en


def latin_surname(name: str) -> str:
    """The surname of a name as a passport has it, with what belongs to it.

    >>> latin_surname("Anna Lind"), latin_surname("Johannes van der Velde"), latin_surname("Suharto")
    ('Lind', 'van der Velde', 'Suharto')
    """
    words = name.split()
    first = next((at for at, word in enumerate(words) if at and word.lower() in _PARTICLES), len(words) - 1)
    return " ".join(words[first:])


def post_or_courtesy(person: Person) -> str:
    """The post by which somebody is called, of several the office; without one 先生 or 女士, if that is known.

    >>> post_or_courtesy(Person(name="周明远", title="副书记")), post_or_courtesy(Person(name="何苗", sex="女"))
    ('副书记', '女士')
    >>> [post_or_courtesy(Person(name="甲", title=title)) for title in ("副市长、党组成员", "党组书记、局长")]
    ['副市长', '局长']
    >>> post_or_courtesy(Person(name="甲", title="常委、市人民政府副市长"))
    '副市长'
    """
    posts = person.title.split("、")
    posts = posts if all(map(is_post, posts)) else [person.title]
    called = [post for post in posts if not _NOT_CALLED_BY.search(post)] or posts
    return _BODY_BEFORE_POST.sub("", (called or [""])[0]) or _POLITE.get(person.sex or "", "") or person.role
