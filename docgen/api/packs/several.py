"""From files of visits to packs in folders: one, or several at once on all cores of the computer."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent import futures
from pathlib import Path
from typing import NamedTuple

from docgen.api.checks import apply_rules, check
from docgen.api.packs.delivery import PackTarget, write_pack
from docgen.api.packs.papers import LeftOutPaper, PackOptions, VisitPack, pack
from docgen.api.packs.report import FinishedPack, PackReport
from docgen.api.packs.standing import PageChanges
from docgen.api.seating.visits import load_seated
from docgen.errors import DocgenError, Problem, UsageError
from docgen.output.write import safe_name


class PackJob(NamedTuple):
    """One visit to pack: where it is read from and written to, and how.

    ``finish`` is what is done with a pack when it has been written. ``finishing`` is what that is called where it takes
    long.
    """

    target: PackTarget
    options: PackOptions = PackOptions()
    finish: Callable[[VisitPack, PackReport], FinishedPack] | None = None
    finishing: str = ""


class PackedVisit(NamedTuple):
    """What became of one visit: the report, or None where the problems say why there is none.

    ``papers`` is how many the pack holds, made now or before.
    """

    source: Path
    report: PackReport | None
    left_out: tuple[LeftOutPaper, ...]
    problems: tuple[Problem, ...]
    exit_code: int
    done: tuple[str, ...] = ()
    papers: int = 0


def pack_jobs(sources: Sequence[Path], output: str, options: PackOptions, force: bool = False) -> list[PackJob]:
    """A job for each visit: one goes into the folder itself, of several each into one called by its file.

    Without an output a pack goes into a folder called by its file, in the current folder.
    Raises UsageError where two visits would share a folder.
    """
    if len(sources) == 1 and output:
        return [PackJob(PackTarget(Path(output), sources[0], force=force), options)]
    folders = [Path(output) / safe_name(source.stem) for source in sources]
    count = Counter(folder.name.casefold() for folder in folders)
    if twice := sorted({folder.name for folder in folders if count[folder.name.casefold()] > 1}):
        text = f"几份来访文件同名：{'、'.join(twice)}，会写进同一个文件夹"
        raise UsageError([Problem(None, "U103", "error", text, "先改文件名，或分几次做，各写一个文件夹")])
    return [
        PackJob(PackTarget(folder, source, force=force), options)
        for folder, source in zip(folders, sources, strict=True)
    ]


def pack_one(job: PackJob, started: Callable[[str, float], None] | None = None) -> PackedVisit:
    """Reads a visit, makes its pack and writes it. What the user can mend is returned, not raised.

    ``started`` is told each step and which part of the work is done; 1 is that of a step of which nobody knows how
    long it takes: a converter is at work.
    """
    source, notices = job.target.source, tuple[Problem, ...]()
    try:
        seated_visit = load_seated(source, job.target.office, job.target.settings)
        verdict = apply_rules(seated_visit.visit)
        notices = check(seated_visit.visit, verdict)
        made = pack(seated_visit, job.options, started, verdict)
        report = write_pack(made, _telling(job.target, started))
    except DocgenError as error:
        return PackedVisit(source, None, (), _once((*notices, *error.problems)), error.exit_code)
    exit_code = 1 if report.kept else 0
    packed = PackedVisit(source, report, made.left_out, made.problems, exit_code, papers=len(made.papers))
    if started and job.finishing:
        started(job.finishing, 1.0)
    try:
        finished = job.finish(made, report) if job.finish else FinishedPack()
        return packed._replace(done=finished.said, problems=_once((*packed.problems, *finished.problems)))
    except DocgenError as error:
        # the documents are written; what was to be made of them is not
        return packed._replace(problems=_once((*packed.problems, *error.problems)), exit_code=error.exit_code)


def _telling(target: PackTarget, started: Callable[[str, float], None] | None) -> PackTarget:
    """The target, with the search for changed pages told when it begins."""
    find = target.find_pages
    if not find or not started:
        return target

    def find_and_tell(versions: Mapping[str, tuple[bytes, bytes]]) -> Mapping[str, PageChanges]:
        started(f"看改了哪几页（{len(versions)}份）", 1.0)
        return find(versions)

    return target._replace(find_pages=find_and_tell)


def pack_several(jobs: Sequence[PackJob]) -> Iterator[PackedVisit]:
    """Packs several visits, as many at once as the computer has cores. They come as they are done.

    One that fails stops none of the others.
    """
    # the pool is loaded when it is asked for: most runs pack one visit
    with futures.ProcessPoolExecutor(min(len(jobs), os.cpu_count() or 1)) as pool:
        for done in futures.as_completed([pool.submit(_pack_among_others, job) for job in jobs]):
            yield done.result()


def _pack_among_others(job: PackJob) -> PackedVisit:
    """Packs a visit in a process that packs others after it: what it leaves in circles goes before the next one comes.

    Without that a process grows by 3 MB a visit.
    """
    packed = pack_one(job)
    gc.collect()
    return packed


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(dict.fromkeys(problems))
