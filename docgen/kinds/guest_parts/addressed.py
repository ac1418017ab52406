"""What somebody is called where his full name is not to be read by everybody: 周副书记, 林德市长, Lind."""

from docgen.model.people import Person
from docgen.order.surnames import surname_length

#: Words before a surname that belong to it.
_PARTICLES = frozenset("van von der den de di da del della la le du dos das bin ibn al el ter ten zu zur".split())
_POLITE = {"男": "先生", "女": "女士"}


def surname(person: Person, is_foreign: bool) -> str:
    """The surname; of a name in parts the last one abroad, and here the first, by which people are called.

    >>> [surname(Person(name=name), False) for name in ("周明远", "欧阳若兰", "阿依古丽·买买提", "巴特尔")]
    ['周', '欧阳', '阿依古丽', '巴']
    >>> surname(Person(name="安娜·林德"), True), surname(Person(name="Anna Lind"), True)
    ('林德', 'Lind')
    """
    name = person.name.replace("•", "·")
    if length := surname_length(name):
        return name[:length]
    if name[:1].isascii():
        return latin_surname(name)
    parts = [part for part in name.split("·") if part]
    return (parts[-1] if is_foreign else parts[0]) if parts else name


def latin_surname(name: str) -> str:
    """The surname of a name as a passport has it, with what belongs to it.

    >>> latin_surname("Anna Lind"), latin_surname("Johannes van der Velde"), latin_surname("Suharto")
    ('Lind', 'van der Velde', 'Suharto')
    """
    words = name.split()
    first = next((at for at, word in enumerate(words) if at and word.lower() in _PARTICLES), len(words) - 1)
    return " ".join(words[first:])


def post_or_courtesy(person: Person) -> str:
    """The post by which somebody is called; without one 先生 or 女士, if that is known.

    >>> post_or_courtesy(Person(name="周明远", title="副书记")), post_or_courtesy(Person(name="何苗", sex="女"))
    ('副书记', '女士')
    """
    return person.title or _POLITE.get(person.sex or "", "") or person.role
