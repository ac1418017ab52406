"""What is generated and committed is fresh: templates built from blocks, golden outlines of the examples."""

import importlib.util
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from docgen import kinds
from docgen.api.drafts.compose import ComposedDraft, build_draft, compose_draft
from docgen.api.drafts.summaries import compose_summary
from docgen.api.files import File
from docgen.api.papers import build_papers
from docgen.api.seating.visits import load_seated
from docgen.api.visit_collections import build_of_visits, load_visits
from docgen.api.visits import load
from docgen.draw.drawing import CutMarks, Drawing, Grid
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.model.brand import Picture, VectorDrawing
from docgen.model.draft import Chart, Table
from docgen.model.visit import Visit
from docgen.word.engine.lint import lint, names_used
from docgen.word.engine.names import dotted_names
from docgen.word.package.outline import outline
from docgen.word.package.zip import read_package
from tests.conftest import OFFICE, ROOT, same_shape

TEMPLATES = ROOT / "templates" / "docx"
VISITS = sorted((OFFICE / "来访").glob("*.yaml"))
LEAVES = (str, int, float, Table, Chart, Drawing, Grid, CutMarks, Picture, VectorDrawing)
OF_VISITS = [name for name in kinds.titles() if kinds.load_kind(name).source in ("来访", "座次")]
#: The templates of every kind by their names: its own, and those of its other forms (rooms-door).
FORMS = {
    name: sorted(path.stem for path in TEMPLATES.glob(f"{name}*.py") if path.stem.partition("-")[0] == name)
    for name in kinds.titles()
}
MOST_WALLETS = 12
DRAFTS = {"speech": OFFICE / "稿子" / "接待工作会议讲话.txt", "summary": OFFICE / "稿子" / "2023年工作总结.md"}


def builder(name: str) -> ModuleType:
    specification = importlib.util.spec_from_file_location(f"template_{name}", TEMPLATES / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def example_visits(name: str) -> list[Path]:
    """The example visits that have what a kind needs."""
    needs = load_kind(name).needs
    sections = {item.metadata["chinese"]: item.name for item in fields(Visit) if "chinese" in item.metadata}
    having = [path for path in VISITS if all(getattr(load(path), sections[section]) for section in needs)]
    # hundreds of cards that are alike are nothing to be read
    return [path for path in having if name != "wallet" or load(path).guests.size <= MOST_WALLETS]


@pytest.mark.parametrize("name", [form for forms in FORMS.values() for form in forms])
def test_a_built_template_is_what_its_builder_builds(name: str) -> None:
    committed, fresh = read_package((TEMPLATES / f"{name}.docx").read_bytes()), read_package(builder(name).build())
    assert committed == fresh, f"run python templates/docx/{name}.py"


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, forms in FORMS.items() for form in forms])
def test_a_template_uses_only_what_its_kind_gives(name: str, form: str) -> None:
    kind = load_kind(name)
    problems = lint(TEMPLATES / f"{form}.docx", kind.forms.get(form, kind.template_names))
    # a form leaves out what another form of its kind prints: M120 says so
    assert [problem for problem in problems if problem.code != "M120" or len(FORMS[name]) == 1] == []


@pytest.mark.parametrize("name", kinds.titles())
def test_a_kind_gives_nothing_that_its_template_leaves_out(name: str) -> None:
    used = {one for form in FORMS[name] for one in names_used(TEMPLATES / f"{form}.docx")}
    given = {one for one, _ in dotted_names(load_kind(name).template_names)}
    unused = {one for one in given if one not in used and one.removesuffix("[]") not in used}
    assert unused <= {
        "座次.行[].名称",
        "座次.行[].形式",
        "来宾.国内[].英文名",
        "来宾.外宾[].民族",
        "来宾.外宾[].电话",
    } | {"纸[].卡[].编号"} | {one for one in given if one.startswith("来访[].")}  # for templates copied before 0.7


@pytest.mark.parametrize("name", OF_VISITS)
@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_a_page_gives_exactly_the_names_that_its_kind_promises(name: str, path: Path) -> None:
    seated = load_seated(path)
    for page in load_kind(name).pages(PageInput(seated.visit, plans=seated.plans)):
        assert same_shape(page.context, load_kind(name).template_names, LEAVES)


@pytest.mark.parametrize(
    ("name", "path"),
    [pytest.param(name, path, id=f"{path.stem}-{name}") for name in OF_VISITS for path in example_visits(name)],
)
def test_the_papers_of_the_examples_read_as_they_did(name: str, path: Path, request: pytest.FixtureRequest) -> None:
    golden = ROOT / "tests" / "golden" / f"{name}-{path.stem}.txt"
    (paper,) = build_papers(load(path), [name])
    compare(paper.document, golden, request)


@pytest.mark.parametrize("name", DRAFTS)
def test_what_is_written_reads_as_it_did(name: str, request: pytest.FixtureRequest) -> None:
    (file,) = build_draft(written(name), name)
    compare(file, ROOT / "tests" / "golden" / f"{name}.txt", request)


@pytest.mark.parametrize("name", DRAFTS)
def test_a_written_page_gives_exactly_the_names_that_its_kind_promises(name: str) -> None:
    for page in load_kind(name).pages(written(name).content):
        assert same_shape(page.context, load_kind(name).template_names, LEAVES)


def written(name: str) -> ComposedDraft:
    path = DRAFTS[name]
    return compose_summary([path])[1] if name == "summary" else compose_draft(path)


def compare(file: File, golden: Path, request: pytest.FixtureRequest) -> None:
    lines = f"{file.name}\n" + "\n".join(outline(file.content)) + "\n"
    if request.config.getoption("--update-golden"):
        golden.write_text(lines, "utf-8")
    assert lines == golden.read_text("utf-8")


OF_SEVERAL = {"feedback": {"issue": "3", "date": date(2026, 12, 15)}, "followup": {"as-of": date(2026, 12, 26)}}


@pytest.mark.parametrize("name", OF_SEVERAL)
def test_the_papers_of_several_visits_read_as_they_did(name: str, request: pytest.FixtureRequest) -> None:
    collection = load_visits([OFFICE / "来访"], name, 2026)
    (file,) = build_of_visits(collection, name, options=OF_SEVERAL[name])
    compare(file, ROOT / "tests" / "golden" / f"{name}.txt", request)


def test_every_kind_that_is_made_of_several_visits_has_its_golden() -> None:
    assert {name for name in kinds.titles() if load_kind(name).source == "多次来访"} == set(OF_SEVERAL)
