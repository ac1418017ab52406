"""Values of the data with which a template cannot calculate: found again in the context, so that they can be mended."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType
from typing import Any, NamedTuple

from docgen.errors import Problem, TemplateError
from docgen.model.lazy_list import LISTS
from docgen.word.engine.render_state import NotANumberError
from docgen.word.engine.stand_in_number import StandInNumber

#: 费用, 行.费用, 行["费用（元）"], 名单[0].费用; strings are passed over.
_PATH = re.compile(r"\"[^\"]*\"|'[^']*'|(?P<path>[^\W\d]\w*(?:\.\w+|\[\s*(?:\d+|\"[^\"]*\"|'[^']*')\s*\])*)")
_STEP = re.compile(r"\[\s*(\d+)\s*\]|\[\s*[\"']([^\"']*)[\"']\s*\]|(\w+)")
_LOCAL = re.compile(r"l_(\d+)_(\w+)")
_MOST_SEARCHED = 100_000
_SHOWN = 20

#: The names and the numbers of items that lead to a value.
Steps = tuple[str | int, ...]


class UncomputableValue(NamedTuple):
    """A value that is no number, as the template names it, and where it is in the context; () if nobody knows."""

    name: str
    value: str
    steps: Steps = ()

    @property
    def label(self) -> str:
        """The value in quotes as its reader finds it: “明细”第2项的“额”."""
        return label_of(self.steps) or f"“{self.name}”"

    @property
    def way_around(self) -> str:
        """What a template writes in order to pass over the value."""
        if any(isinstance(step, int) for step in self.steps):
            return f"|selectattr('{self.steps[-1]}', 'number')"
        return f"{{% if {self.name} is number %}}"


class UncomputableError(TemplateError):
    """A template calculates with ``values`` of the data that are no numbers."""

    def __init__(self, problem: Problem, values: Sequence[UncomputableValue]) -> None:
        super().__init__([problem])
        self.values = tuple(values)


def values_at_fault(code: str, error: Exception, context: Mapping[str, Any], name: str) -> list[UncomputableValue]:
    """The texts that the code of a tag names and calculates with; ``name`` is the part in which ``error`` arose."""
    local = _locals_of(error.__traceback__, name)
    found = list(_named_texts(code, {**context, **local}))
    if isinstance(error, NotANumberError):
        found = [one for one in found if one[1] is error.value] or found
        if len(found) != 1 and (steps := _steps_to(context, error.value)):
            return [UncomputableValue(_written(steps), error.value, steps)]
    return list(dict.fromkeys(_placed(path, value, owner, context, local) for path, value, owner in found))


def value_in_context(error: Exception, context: Mapping[str, Any]) -> list[UncomputableValue]:
    """The same where nobody knows the tag: what the error names, if it is one value of the context."""
    if isinstance(error, NotANumberError) and (steps := _steps_to(context, error.value)):
        return [UncomputableValue(_written(steps), error.value, steps)]
    return []


def _placed(
    path: str, value: str, owner: Any, context: Mapping[str, Any], local: Mapping[str, Any]
) -> UncomputableValue:
    steps = _steps_of(path)
    name = str(steps[0])
    if name not in local or (name in context and local[name] is context[name]):
        return UncomputableValue(path, value, steps)
    above = _steps_to(context, owner) if len(steps) > 1 else ()
    return UncomputableValue(path, value, (*above, steps[-1]) if above else ())


def _steps_to(context: Mapping[str, Any], wanted: Any) -> Steps:
    """What leads to this very object; () if it is not there, or too common to be told from others."""
    if isinstance(wanted, str) and len(wanted) < 2 and wanted.isascii() and wanted.__class__ is str:
        return ()  # Python keeps one object for all of them
    return next((steps for steps, value in walked(context) if value is wanted), ())


def walked(context: Mapping[str, Any]) -> Iterator[tuple[Steps, Any]]:
    """Everything in a context with what leads to it, in its order, as far as it is searched."""
    waiting: list[tuple[Steps, Any]] = [((), context)]
    for _ in range(_MOST_SEARCHED):
        if not waiting:
            return
        steps, value = waiting.pop()
        yield steps, value
        if isinstance(value, Mapping):
            waiting += [((*steps, key), inner) for key, inner in reversed(list(value.items()))]
        elif isinstance(value, LISTS):
            waiting += [((*steps, number), inner) for number, inner in reversed(list(enumerate(value)))]


def _written(steps: Steps) -> str:
    """Steps as a template writes them: 数据[0].费用."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def hint_on(values: Sequence[UncomputableValue]) -> str:
    """What is said of such values where their place is not known."""
    texts = [f"{one.label}是“{one.value[:_SHOWN]}”" if one.value else f"{one.label}空着" for one in values]
    if not texts:
        return ""
    return f"{'、'.join(texts)}，不是数：在数据里改成数，或在模板里用 {values[0].way_around} 绕开"


def with_stand_ins(error: UncomputableError, context: Mapping[str, Any]) -> dict[str, Any] | None:
    """The context with a number for each value at fault, so that a rendering finds what is wrong behind it.

    None where nobody knows the place of a value, and where a statement calculates: what it decides is not known.
    """
    if not error.problems[0].text.startswith("“{{") or not all(one.steps for one in error.values):
        return None
    changed: Any = dict(context)
    for one in error.values:
        changed = _with_stand_in(changed, one.steps)
    return dict(changed)


def _with_stand_in(value: Any, steps: Steps) -> Any:
    if not steps:
        return StandInNumber(1)
    step, inner = steps[0], _item(value, steps[0])
    if isinstance(value, Mapping):
        return {**value, step: _with_stand_in(inner, steps[1:])}
    return [_with_stand_in(one, steps[1:]) if number == step else one for number, one in enumerate(value)]


def label_of(steps: Steps) -> str:
    """Steps in words, items counted from 1; the name of the whole row is left out."""
    label, names = "", list[str]()
    for step in steps[1:] if steps[:1] == ("行",) else steps:
        if isinstance(step, str):
            names.append(step)
            continue
        label += f"“{'.'.join(names)}”" if names else ""
        label, names = f"{label}第{step + 1}项的", []
    return f"{label}“{'.'.join(names)}”" if names else label.removesuffix("的")


def _locals_of(trace: TracebackType | None, name: str) -> dict[str, Any]:
    """What loops and ``set`` have named in the code of the template where an error arose, the innermost."""
    frames = []
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            frames.append(trace.tb_frame)
        trace = trace.tb_next
    found: dict[str, tuple[int, Any]] = {}
    for frame in frames:
        for local, value in frame.f_locals.items():
            if match := _LOCAL.fullmatch(local):
                depth, _ = found.get(match[2], (-1, None))
                if int(match[1]) >= depth:
                    found[match[2]] = (int(match[1]), value)
    return {local: value for local, (_, value) in found.items()}


def _named_texts(code: str, known: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """The names of a code that lead to a text: the name, the text, the mapping or list that holds it."""
    for match in _PATH.finditer(code):
        if not match["path"]:
            continue
        owner: Any = None
        value: Any = known
        for step in _steps_of(match["path"]):
            owner, value = value, _item(value, step)
        if isinstance(value, str):
            yield match["path"], value, owner


def _steps_of(path: str) -> Steps:
    return tuple(int(number) if number else quoted or word for number, quoted, word in _STEP.findall(path))


def _item(value: Any, step: str | int) -> Any:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, LISTS) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
