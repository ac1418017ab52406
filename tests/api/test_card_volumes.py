"""More cards than one file can bear: volumes of whole sheets, under names in order, each of them read back."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import docgen
from docgen.api.cards.prepare import prepare_cards
from docgen.cards.volumes import volume_pages
from docgen.model.cards import Card
from docgen.word.package.outline import texts
from docgen.word.package.readback import face_texts
from tests.api.test_cards import printer
from tests.cards.conftest import fonts
from tests.cards.stacks import holder, written
from tests.conftest import OFFICE, Run

__all__ = ["fonts", "printer"]

VISIT = OFFICE / "来访" / "2026-041.yaml"
NAMES = ["张三", "李四", "王五", "赵六", "钱七", "孙八", "周九"]
Runner = Callable[..., Run]
pytestmark = pytest.mark.usefixtures("fonts", "_small_files")


@pytest.fixture
def _small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that bear three pages."""
    monkeypatch.setattr("docgen.cards.volumes.MOST_PAGES", 3)
    monkeypatch.setattr("docgen.api.cards.prepare._ALWAYS_ONE_FILE_PAGES", 3)


def roster(folder: Path, names: list[str] = NAMES) -> Path:
    return written(folder, "名单.txt", "".join(f"{name}\n" for name in names))


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix in (".docx", ".pdf"))


def last_run(folder: Path) -> dict:  # type: ignore[type-arg]
    return dict(json.loads((folder / "run.json").read_bytes())["runs"][-1])


def test_a_stack_that_is_too_large_for_a_file_is_volumes_in_order(run: Runner, tmp_path: Path) -> None:
    done = run("cards", roster(tmp_path), "-o", tmp_path / "出" / "席卡.docx")
    assert done.code == 0
    assert "7张，一个文件太大，Word、WPS 打不开，分成3册，每册至多3页，按册的次序印" in done.out
    names = [f"席卡（第{number}册，共3册）.docx" for number in (1, 2, 3)]
    assert files(tmp_path / "出") == names
    read = [list(face_texts([(tmp_path / "出" / name).read_bytes()])) for name in names]
    assert [text for of_volume in read for text in of_volume] == [name for name in NAMES for _ in "正反"]
    entry = last_run(tmp_path / "出")
    assert list(entry["files"]) == names
    assert [(one["volume"], one["first"], one["last"], one["pages"]) for one in entry["volumes"]] == [
        (1, 1, 3, 3),
        (2, 4, 6, 3),
        (3, 7, 7, 1),
    ]
    assert [(one["volume"], one["page"]) for one in entry["cards"]] == [(n // 3 + 1, n % 3 + 1) for n in range(7)]


def test_volumes_go_into_a_folder_under_the_title(run: Runner, tmp_path: Path) -> None:
    assert run("badges", VISIT, "-o", f"{tmp_path / '出'}/", "--size", "90x54", "--paper", "100x60").code == 0
    title = docgen.load(VISIT).title
    assert files(tmp_path / "出") == [f"{title}证件（第{number}册，共6册）.docx" for number in range(1, 7)]


def test_a_long_title_leaves_room_for_the_number_of_the_volume(run: Runner, tmp_path: Path) -> None:
    long = written(tmp_path, f"{'云州市党政代表团考察' * 8}.txt", "\n".join(NAMES))
    assert run("cards", long, "-o", f"{tmp_path / '出'}/").code == 0
    assert [name[-12:] for name in files(tmp_path / "出")] == [f"{n}册，共3册）.docx" for n in (1, 2, 3)]


def test_ten_volumes_are_sorted_by_any_program(run: Runner, tmp_path: Path) -> None:
    many = [f"张{one}" for one in "一二三四五六七八九十百千万亿兆东南西北中内外前后左右上下高低"]
    assert run("cards", roster(tmp_path, many), "-o", tmp_path / "卡.docx").code == 0
    found = files(tmp_path)
    assert found[0] == "卡（第01册，共10册）.docx"
    assert [text for name in found for text in face_texts([(tmp_path / name).read_bytes()])][::2] == many


def test_an_existing_volume_is_not_overwritten_without_force(run: Runner, tmp_path: Path) -> None:
    assert run("cards", roster(tmp_path), "-o", tmp_path / "席卡.docx").code == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = run("cards", roster(tmp_path, [*NAMES[:-1], "吴十"]), "-o", tmp_path / "席卡.docx")
    assert done.code == 4
    assert "“席卡（第1册，共3册）.docx”已经有了" in done.err.replace(str(tmp_path) + "/", "")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".txt"} == {
        name: content for name, content in before.items() if not name.endswith(".txt")
    }


@pytest.mark.parametrize(
    ("first", "then", "made", "gone"),
    [
        (7, 5, ["席卡（第1册，共2册）", "席卡（第2册，共2册）"], [f"席卡（第{n}册，共3册）" for n in (1, 2, 3)]),
        (7, 2, ["席卡"], [f"席卡（第{n}册，共3册）" for n in (1, 2, 3)]),
        (2, 5, ["席卡（第1册，共2册）", "席卡（第2册，共2册）"], ["席卡"]),
    ],
)
def test_volumes_of_an_earlier_run_are_refused_and_with_force_put_aside(
    first: int, then: int, made: list[str], gone: list[str], run: Runner, tmp_path: Path
) -> None:
    assert run("cards", roster(tmp_path, NAMES[:first]), "-o", tmp_path / "席卡.docx").code == 0
    other = written(tmp_path, "席卡（第1册，共3册）说明.docx", "x")
    again = "cards", roster(tmp_path, NAMES[:then]), "-o", tmp_path / "席卡.docx"
    refused = run(*again)
    assert refused.code == 4
    assert f"“{gone[0]}.docx”" in refused.err
    assert "--force" in refused.err
    done = run(*again, "--force")
    assert done.code == 0
    assert "不用了，已移到“作废”" in done.out
    assert files(tmp_path) == sorted([f"{name}.docx" for name in made] + [other.name])
    assert files(tmp_path / "作废") == [f"{name}.docx" for name in gone]


def test_parts_that_somebody_numbers_himself_lie_side_by_side(run: Runner, tmp_path: Path) -> None:
    for part, first, last in ((1, 1, 3), (2, 4, 6)):
        path = tmp_path / f"席卡（第{part}册，共2册）.docx"
        assert run("cards", roster(tmp_path), "--from", first, "--to", last, "-o", path).code == 0
    assert files(tmp_path) == ["席卡（第1册，共2册）.docx", "席卡（第2册，共2册）.docx"]


def test_after_a_change_only_what_is_new_is_made_whatever_the_volumes(run: Runner, tmp_path: Path) -> None:
    assert run("cards", roster(tmp_path), "-o", f"{tmp_path / '出'}/").code == 0
    changed = roster(tmp_path, [*NAMES[:2], "吴十", *NAMES[3:]])
    record = tmp_path / "出" / "run.json"
    done = run("cards", changed, "-o", f"{tmp_path / '出'}/", "--changed-since", record)
    assert "撤下：第3张 王五" in done.err
    assert files(tmp_path / "出")[0] == "名单席卡补印.docx"
    assert last_run(tmp_path / "出")["printed"] == 1
    assert "volumes" not in last_run(tmp_path / "出")


def test_what_cannot_be_several_files_says_so(run: Runner, tmp_path: Path) -> None:
    done = run("cards", roster(tmp_path), "-o", "-")
    assert (done.code, done.out) == (4, "")
    assert "分成3册" in done.err
    assert "-o 后面写文件夹或文件名" in done.err


def test_a_rehearsal_names_the_volumes(run: Runner, tmp_path: Path) -> None:
    done = run("cards", roster(tmp_path), "-o", tmp_path / "席卡.docx", "--dry-run")
    assert "分成3册" in done.out
    assert "席卡（第3册，共3册）.docx" in done.out
    assert files(tmp_path) == []


def test_each_volume_has_its_checklist(run: Runner, tmp_path: Path) -> None:
    path = roster(tmp_path)
    assert run("cards", path, "--checklist", "--exclude", "孙八", "-o", tmp_path / "席卡.docx").code == 0
    lists = [name for name in files(tmp_path) if "核对单" in name]
    assert lists == ["席卡-核对单（第1册，共2册）.docx", "席卡-核对单（第2册，共2册）.docx"]
    first, second = ("\n".join(texts((tmp_path / name).read_bytes())) for name in lists)
    assert "第1册第3张" in first
    assert "赵六" not in first
    assert "名单共" not in first
    assert "第2册第1张" in second
    assert "孙八" in second


def test_a_checklist_of_many_rows_goes_on_in_another(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.kinds._card_checklist._MOST_ROWS", 2)
    small = roster(tmp_path, NAMES[:3])
    assert run("cards", small, "--checklist", "-o", tmp_path / "席卡.docx").code == 0
    assert files(tmp_path) == ["席卡-核对单（第1册，共2册）.docx", "席卡-核对单（第2册，共2册）.docx", "席卡.docx"]


def test_the_printer_gets_one_volume_after_the_other(
    run: Runner, printer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.output.pdf.page_count", lambda _pdf: 3)
    monkeypatch.chdir(tmp_path)  # where the record goes
    done = run("cards", roster(tmp_path, NAMES[:6]), "--print", "KAPAI")
    assert done.code == 0, done.err
    assert (printer / "told").read_text("utf-8").count("docgen-cards") == 2
    assert "已送打印机“KAPAI”（第1册，共2册）：3页，1份" in done.out
    assert "已送打印机“KAPAI”（第2册，共2册）：3页，1份" in done.out


def test_volumes_become_pdfs_of_the_same_names(
    run: Runner, printer: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.output.pdf.page_count", lambda _pdf: 3)
    assert run("cards", roster(tmp_path, NAMES[:6]), "-o", tmp_path / "席卡.pdf").code == 0
    assert files(tmp_path) == ["席卡（第1册，共2册）.pdf", "席卡（第2册，共2册）.pdf"]
    assert run("cards", roster(tmp_path, NAMES[:6]), "--each", "--pdf", "-o", f"{tmp_path / '一人一份'}/").code == 0
    assert len(files(tmp_path / "一人一份")) == 6


def test_sheets_are_not_divided_between_front_and_back() -> None:
    assert volume_pages((), range(5), 2, 5) == (range(4), range(4, 8), range(8, 10))


def test_a_volume_ends_between_two_tables_where_it_can() -> None:
    seats = [f"{number // 12 + 1}桌{number % 12 + 1}号席" for number in range(60)]
    stack = [
        Card(number, replace(holder(f"张{number}", group="欢迎晚宴"), seat=seat))
        for number, seat in enumerate(seats, 1)
    ]
    # 25 cards a file: the third table begins at card 24
    assert volume_pages(stack, range(60), 1, 25) == (range(24), range(24, 48), range(48, 60))
    # nothing ends near the limit of 20
    assert volume_pages(stack, range(60), 1, 20)[0] == range(20)


def test_a_pack_numbers_its_volumes_and_names_who_has_no_card_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.cards.volumes.MOST_PAGES", 8)
    office = docgen.load_seated(VISIT)
    options = docgen.PackOptions(only=("cards", "menu"))
    report = docgen.write_pack(docgen.pack(office, options), docgen.PackTarget(tmp_path, VISIT))
    volumes = [name for name in report.made if "席卡" in name]
    assert volumes == ["12 席卡（第1册，共2册）.docx", "12 席卡（第2册，共2册）.docx"]
    recorded = json.loads((tmp_path / "run.json").read_bytes())["papers"]
    left_out = [one["left_out"] for one in recorded if one["file"] in volumes]
    assert left_out[1] == {}
    holders = {
        card[1] if isinstance(card, list) else card["holder"] for one in recorded for card in one.get("cards", ())
    }
    assert not holders & left_out[0].keys()
    assert docgen.agree(tmp_path).disagreements == ()
    listed = (tmp_path / "打印清单.txt").read_text("utf-8-sig")
    assert all(name in listed for name in volumes)


def test_a_pack_with_fewer_volumes_puts_the_others_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = docgen.load_seated(VISIT)
    options = docgen.PackOptions(only=("cards",))
    monkeypatch.setattr("docgen.cards.volumes.MOST_PAGES", 8)
    docgen.write_pack(docgen.pack(visit, options), docgen.PackTarget(tmp_path, VISIT))
    monkeypatch.setattr("docgen.cards.volumes.MOST_PAGES", 80)
    again = docgen.PackTarget(tmp_path, VISIT, changed_since=tmp_path / "run.json")
    docgen.write_pack(docgen.pack(visit, options), again)
    assert files(tmp_path) == ["12 席卡.docx"]
    assert files(tmp_path / "作废") == ["12 席卡（第1册，共2册）.docx", "12 席卡（第2册，共2册）.docx"]


def test_a_run_says_how_it_is_divided(tmp_path: Path) -> None:
    made = prepare_cards(roster(tmp_path))
    assert made.stack.is_divided
    assert made.stack.documents[0].name == "名单席卡（第1册，共3册）"
