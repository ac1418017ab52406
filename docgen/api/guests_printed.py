"""Whether a paper that a template of the user's own makes has all the guests whom it lists."""

from collections.abc import Iterator

from docgen.api.documents import TemplateOptions, names_of_own_template
from docgen.errors import Mark, Problem, TemplateError
from docgen.model.visit import Visit
from docgen.word.foreign.text_lines import text_lines

#: The lists of guests that the papers give to their templates: each is the whole list, or a part of it.
_LISTS = {
    "plan": ("来宾.国内[]", "来宾.外宾[]", "名单.行[]", "来访文件.来宾.名单[]"),
    "roster": ("来宾.行[]", "来访文件.来宾.名单[]"),
}
_SHOWN = 10


def require_all_guests(visit: Visit, kind: str, document: bytes, options: TemplateOptions) -> None:
    """Raises TemplateError when a template lists guests and some of the visit's are nowhere in the paper.

    A draft is made all the same. A template that lists no guests need not name them.
    """
    if options.draft or kind not in _LISTS:
        return
    used = names_of_own_template(kind, options)
    if not used or not any(name.startswith(_LISTS[kind]) for name in used.names):
        return
    missing = list(_missing(visit, document))
    if not missing:
        return
    shown = "、".join(missing[:_SHOWN]) + (f"等{len(missing)}人" if len(missing) > _SHOWN else "")
    text = f"这份模板印不全来宾：{len(visit.guests.people)}人里有{len(missing)}人不在纸上：{shown}"
    hint = "名单的循环写成{%tr for 人 in 来访文件.来宾.名单 %}，全部来宾都印；或不加 --template，用自带的模板"
    raise TemplateError([Problem(Mark(used.file_name, 1, 1), "M122", "error", text, hint)])


def _missing(visit: Visit, document: bytes) -> Iterator[str]:
    printed = "".join("".join(line.text for line in text_lines(document)).split())
    return (one.name for one in visit.guests.people if "".join(one.name.split()) not in printed)
