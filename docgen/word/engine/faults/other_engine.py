"""What our engine does not do and docxtpl does: said with every such fault, so that the other engine can be chosen."""

from docgen.errors import Problem

#: The name of the other engine, as ``--engine`` takes it.
DOCXTPL = "docxtpl"
#: The hint of a fault that docxtpl does not have.
OTHER_ENGINE = f"要用它就加 --engine {DOCXTPL}"


def needs_other_engine(problem: Problem) -> bool:
    """Whether docxtpl fills what this problem is about."""
    return problem.level != "error" or problem.hint.endswith(OTHER_ENGINE)
