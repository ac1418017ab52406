"""Which kinds of paper there are, what each is made of, whether it is signed."""

from docgen import kinds
from docgen.errors import Problem, UsageError
from docgen.kinds._kind import KindOption
from docgen.model.suggestions import suggestion

__all__ = [
    "KindOption",
    "is_signed",
    "kind_options",
    "paper_source",
    "paper_titles",
    "require_kind",
    "required_sections",
]


def paper_titles() -> dict[str, str]:
    """The name of every kind with its Chinese title."""
    return kinds.titles()


def paper_source(name: str) -> str:
    """What a kind is made of: 来访, 座次, 稿子, 年度, 名单, 审计, 多次来访 or 台账."""
    return kinds.load_kind(name).source


def is_signed(name: str) -> bool:
    """Whether a paper of this kind is signed; it is not made of a visit that breaks a rule of level must."""
    return kinds.load_kind(name).signed


def required_sections(name: str) -> tuple[str, ...]:
    """The sections (节) of a visit without which there is no such paper."""
    return kinds.load_kind(name).needs


def kind_options(name: str) -> tuple[KindOption, ...]:
    """The options that the command of this kind has besides the usual ones."""
    return kinds.load_kind(name).options


def require_kind(name: str) -> str:
    """The name, if it is that of a kind. Raises UsageError with the closest name."""
    names = kinds.titles()
    if name in names:
        return name
    hint = suggestion(name, names) or f"可用：{'、'.join(names)}"
    raise UsageError([Problem(None, "U101", "error", f"没有“{name}”这种文书", hint)])
