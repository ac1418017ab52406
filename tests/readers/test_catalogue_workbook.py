"""Tables of the office that are kept in workbooks and CSV files."""

from pathlib import Path

import openpyxl
import pytest

from docgen.api.visits import load
from docgen.errors import DataError
from docgen.readers.office.office import load_office

VISIT = "标题: 考察\n日期: 2026-07-05\n来宾: [周明远]\n日程: [{内容: 座谈, 地点: 柳溪镇}]\n陪同: [沈静]\n"


def office(folder: Path, **rows: list[list[object]]) -> Path:
    (folder / "office.yaml").write_text("单位: 清江区接待中心\n", "utf-8")
    (folder / "库").mkdir()
    for name, table in rows.items():
        book = openpyxl.Workbook()
        for row in table:
            book.active.append(row)
        book.save(folder / "库" / f"{name}.xlsx")
    (folder / "来访.yaml").write_text(VISIT, "utf-8")
    return folder / "来访.yaml"


def test_leaders_and_places_are_looked_up_in_workbooks(tmp_path: Path) -> None:
    path = office(
        tmp_path,
        领导=[["清江区领导名录"], ["序号", "姓 名", "单位", "职务"], [1, "沈静", "清江区委", "副书记"], ["合计", 1]],
        点位=[["名称", "地址", "电话"], ["柳溪镇", "柳溪镇新街1号", 13900000001]],
    )
    visit = load(path)
    assert (visit.hosts[0].unit, visit.hosts[0].title) == ("清江区委", "副书记")
    assert visit.schedule[0].place is not None
    assert (visit.schedule[0].place.address, visit.schedule[0].place.phone) == ("柳溪镇新街1号", "13900000001")


def test_a_csv_file_is_a_table_too(tmp_path: Path) -> None:
    path = office(tmp_path)
    (tmp_path / "库" / "领导.csv").write_text("姓名,单位,职务\n沈静,清江区委,副书记\n", "utf-8")
    assert load(path).hosts[0].title == "副书记"


def test_one_table_in_two_files_is_an_error(tmp_path: Path) -> None:
    path = office(tmp_path, 领导=[["姓名", "职务"], ["沈静", "副书记"]])
    (tmp_path / "库" / "领导.yaml").write_text("- {姓名: 沈静, 职务: 书记}\n", "utf-8")
    with pytest.raises(DataError, match="两份"):
        load(path)


def test_who_has_a_level_or_stands_twice_in_a_table_is_ranked_by_it(tmp_path: Path) -> None:
    table = [
        ["姓名", "级别", "单位"],
        ["沈静", "县处级副职", "区委"],
        ["林小满", None, "区政府"],
        ["张伟", None, "甲局"],
        ["张伟", None, "乙局"],
    ]
    office(tmp_path, 领导=table)
    assert list(load_office(tmp_path / "office.yaml").catalogue.ranked(("领导", "人员"))) == ["沈静", "张伟"]


def test_an_error_in_a_cell_of_a_table_is_an_error(tmp_path: Path) -> None:
    path = office(tmp_path, 领导=[["姓名", "职务"], ["沈静", "#REF!"]])
    with pytest.raises(DataError, match="#REF!"):
        load(path)


def test_a_table_of_more_rows_than_an_office_has_is_refused_at_the_first_of_them(tmp_path: Path) -> None:
    path = office(tmp_path)
    rows = "".join(f"- {{车牌: 川Y·A{number:04}, 座位: 5}}\n" for number in range(10_001))
    (tmp_path / "库" / "车辆.yaml").write_text(rows, "utf-8")
    with pytest.raises(DataError, match="10001行，超过 1 万") as refused:
        load(path)
    assert [problem.place.line for problem in refused.value.problems if problem.place] == [10_001]
