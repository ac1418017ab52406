"""责任分工: what is to be done, by which unit, by whom, until when."""

from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Section
from docgen.model.visit import Visit


def tasks(visit: Visit) -> Section:
    """分工: a row a task, in the order of the file."""
    return {
        "行": [
            {
                "序号": str(number),
                "事项": task.item,
                "责任单位": task.unit,
                "责任人": task.owner,
                "电话": task.phone,
                "时限": task.due,
                MAY_BREAK: True,
            }
            for number, task in enumerate(visit.tasks, 1)
        ]
    }


TASKS_NAMES = {
    "题": "本节标题",
    "行": [
        {
            "序号": "从1起",
            "事项": "事项",
            "责任单位": "责任单位",
            "责任人": "责任人",
            "电话": "电话",
            "时限": "时限",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
}
