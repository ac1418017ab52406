"""The whole set of a visit made in the background: its progress, and what the page says of it when it is done."""

from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any
from uuid import uuid4

from docgen.api.packs.aside import name_of_set
from docgen.api.packs.changes import withdrawal_sentences
from docgen.api.packs.papers import PackOptions
from docgen.api.packs.print_list import PRINT_LIST_FILE
from docgen.api.packs.several import PackedVisit
from docgen.api.page_words import page_problems
from docgen.api.paper_previews.previews import Previews
from docgen.api.paper_previews.set_process import SetProgress, WantedSet, make_set
from docgen.errors import Problem, UsageError

#: So many jobs are remembered.
_MOST_JOBS = 20


_BEGUN = SetProgress("", 0.0)


@dataclass(slots=True)
class _Job:
    """How far a set is; ``packed`` is there when it is done."""

    wanted: WantedSet
    progress: SetProgress = _BEGUN
    packed: PackedVisit | None = None
    fault: str = ""

    def move(self, progress: SetProgress) -> None:
        """Notes how far the set is."""
        self.progress = progress


class PackSets:
    """The sets of this run of the program, each made by a process of its own, one after the other."""

    def __init__(self, previews: Previews) -> None:
        self._previews = previews
        self._jobs: dict[str, _Job] = {}
        self._one_at_a_time = Lock()

    def start(self, wanted: WantedSet) -> str:
        """Begins a set; gives the name of the job."""
        name, job = uuid4().hex, _Job(wanted)
        self._jobs[name] = job
        for old in list(self._jobs)[:-_MOST_JOBS]:
            del self._jobs[old]
        Thread(target=self._make, args=(job,), daemon=True).start()
        return name

    def state(self, name: str) -> dict[str, Any]:
        """How far a job is; when it is done, what it has made. Raises UsageError for a job that there is none of."""
        job = self._jobs.get(name)
        if job is None:
            raise UsageError([Problem(None, "U106", "error", "没有这一次的全套文书", "再做一次")])
        if job.fault:
            return {"state": "失败", "problems": [], "text": job.fault}
        if job.packed is None:
            return {"state": "进行", "title": job.progress.title, "share": round(job.progress.share, 3)}
        return _packed_json(job.packed, job.wanted)

    def _make(self, job: _Job) -> None:
        try:
            with self._one_at_a_time:
                job.packed = make_set(job.wanted, self._previews.converter, job.move)
        finally:
            if job.packed is None:
                job.fault = "程序出错，没有做完；命令行窗口里写着出错的地方"


def _packed_json(packed: PackedVisit, wanted: WantedSet) -> dict[str, Any]:
    problems = page_problems(packed.problems)
    left_out = [{"title": one.title, "why": one.reason} for one in packed.left_out]
    report = packed.report
    if report is None:
        must = sum(problem.level == "must" for problem in packed.problems)
        text = f"有{must}处违反规定，没有做" if must else "没有做，改好下面的再来"
        return {"state": "失败", "problems": problems, "text": text, "must": must}
    whole = [name_of_set(PackOptions(), ending) for ending in (".zip", ".pdf")]
    names = [name for name in (*whole, PRINT_LIST_FILE) if (report.folder / name).is_file()]
    return {
        "state": "完成",
        "problems": problems,
        "papers": packed.papers,
        "made": list(report.made),
        "left_out": left_out,
        "reprint": [one.as_json() | {"text": one.sentence} for one in report.reprint],
        "withdraw": [one.as_json() for one in report.withdraw],
        "withdraw_lines": withdrawal_sentences(report.withdraw, len(report.withdraw)),
        "kept": [{"file": one.file, "why": one.why, "beside": one.beside} for one in report.kept],
        # what was made anew lies there again
        "old_pdfs": [name for name in report.old_pdfs if name not in names],
        "broken": list(report.broken),
        "draft": wanted.draft,
        "sets": names,
        "done": list(packed.done),
    }
