"""Years as offices keep them, with what they cost: files, and the sums that a clerk with a calculator has of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl

Rows = Sequence[Sequence[Any]]


class Book(NamedTuple):
    """A workbook: its sheets by name, cells that are merged in each of them."""

    sheets: Mapping[str, Rows]
    merged: tuple[str, ...] = ()


class YearOfMoney(NamedTuple):
    """The files of a year by name; what they cost in all and by class, how many batches have no sum.

    ``said`` are texts that must stand among the notices; ``error`` is one that no total may be made of.
    """

    name: str
    files: Mapping[str, str | Book]
    total: str = ""
    without: int = 0
    classes: Mapping[str, str] = {}
    said: tuple[str, ...] = ()
    error: str = ""
    before: str = ""


def write(year: YearOfMoney, folder: Path) -> Path:
    """Writes the files of a year into a folder; gives the folder."""
    for name, content in year.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, "utf-8")
            continue
        book = openpyxl.Workbook()
        book.remove(book.active)  # type: ignore[arg-type]
        for title, rows in content.sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
            for cells in content.merged:
                sheet.merge_cells(cells)
        book.save(path)
    return folder


def _table(*cells: Any, heading: str = "费用", end: Sequence[Rows] = ()) -> Rows:
    """A visit of 10 people for every cell, the classes in turn; then the rows of ``end``."""
    head = ("序号", "日期", "来访单位", "人数", "统计类别", heading)
    rows = [
        (number, f"2026-03-{number:02}", f"第{number}考察团", 10, ("厅局级", "县处级")[number % 2], cell)
        for number, cell in enumerate(cells, 1)
    ]
    return [head, *rows, *end]  # type: ignore[list-item]


def _total(*cells: Any) -> Any:
    return ("合计", "", "", *cells)


def _one(*cells: Any, heading: str = "费用", end: Sequence[Any] = (), name: str = "2026.xlsx") -> dict[str, Book]:
    return {name: Book({"台账": _table(*cells, heading=heading, end=end)})}


def _visit(number: int, expenses: str, people: int = 10, group: str = "厅局级") -> str:
    return (
        f"标题: 第{number}批考察\n编号: 2026-{number:03}\n统计类别: {group}\n日期: 2026-05-{number:02}\n"
        f"来宾: {{人数: {people}}}\n{expenses}"
    )


_CODED = ("编号", "标题", "日期", "统计类别", "人次", "费用")

YEARS = (
    # plain columns, sums below
    YearOfMoney("元_合计在下", _one(750, 1200, 480, end=[_total(30, "", 2430)]), "2430", classes={"县处级": "1230"}),
    YearOfMoney("万元", _one(0.075, 0.12, 0.048, heading="费用（万元）", end=[_total(30, "", 0.243)]), "2430"),
    YearOfMoney("万元小数到分", _one(0.12345, 0.07506, heading="接待费用（万元）"), "1985.1"),
    YearOfMoney("空着的不是零", _one(750, None, 480), "1230", without=1, classes={"县处级": "1230"}),
    YearOfMoney("待结", _one(750, "待结", 480, end=[_total(30, "", 1230)]), "1230", without=1, said=("待结",)),
    YearOfMoney("几种没有结的", _one(750, "未结算", "待报销", "挂账", "尚未结账"), "750", without=4),
    YearOfMoney("无与零与横线", _one(750, "无", 0, "—"), "750", without=1),
    YearOfMoney("自理", _one(750, "自理", "来宾自理"), "750"),
    YearOfMoney("合计对不上", _one(750, 1200, 480, end=[_total(30, "", 2340)]), error="2340"),
    YearOfMoney("合计写成文字", _one(750, 1200, 480, end=[_total(30, "", "2430元")]), "2430"),
    YearOfMoney("合计写万元", _one(750, 1200, 480, end=[_total(30, "", "0.243万元")]), "2430"),
    YearOfMoney("合计写万元取了两位", _one(75000, 12345.67, end=[_total(20, "", "8.73万元")]), "87345.67"),
    YearOfMoney("合计在上", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "费用"),
        ("合计", "", "", 20, "", 1950),
        (1, "2026-03-01", "云州市", 10, "厅局级", 750),
        (2, "2026-03-02", "南漪市", 10, "厅局级", 1200),
    ]})}, "1950"),
    YearOfMoney("表上面写单位万元", {"2026.xlsx": Book({"台账": [
        ("2026年公务接待台账",),
        ("", "", "", "", "", "单位：万元"),
        *_table(0.075, 0.12),
    ]})}, "1950"),
    YearOfMoney("标题里写单位元", {"2026.xlsx": Book({"台账": [
        ("2026年公务接待费用台账（单位：元）",), *_table(750, 1200),
    ]})}, "1950"),
    # spellings
    YearOfMoney("各种写法", _one("750元", "￥1,200.00", "1.2万", "一千二百元", "人民币300元整"), "15450"),
    YearOfMoney("逗号和全角", {"2026.csv": (
        "序号,日期,来访单位,人数,统计类别,费用\n1,2026-03-01,云州市,10,厅局级,\"1,234.56\"\n"
        "2,2026-03-02,南漪市,10,厅局级,１２００\n3,2026-03-03,锦禾市,10,厅局级, 300 \n"
    )}, "2734.56"),
    YearOfMoney("公式算出的零头", _one(33.333333333, 0.1 + 0.2), "33.63"),
    YearOfMoney("约数", _one("约750", 480), "1230", said=("约750",)),
    # corrections
    YearOfMoney("冲减一行", {"2026.xlsx": Book({"台账": [
        *_table(750, 1200), (3, "2026-04-02", "第2考察团（冲减多报餐费）", 0, "厅局级", -300),
        _total(20, "", 1650),
    ]})}, "1650", classes={"厅局级": "900", "县处级": "750"}),
    YearOfMoney("冲减一行人数空着", {"2026.xlsx": Book({"台账": [
        *_table(750, 1200), (3, "2026-04-02", "退回第1考察团多收餐费", None, "县处级", "-50.5元"),
    ]})}, "1899.5", classes={"厅局级": "1200", "县处级": "699.5"}),
    YearOfMoney("会计写法的负数", {"2026.csv": (
        "编号,标题,日期,统计类别,批次,人次,费用\n1,甲,2026-03-01,厅局级,1,10,1000\n"
        "2,红字冲销甲,2026-04-01,厅局级,0,0,(300.00)\n"
    )}, "700"),
    YearOfMoney("补报一笔", {"2026.xlsx": Book({"台账": [
        ("编号", "标题", "日期", "统计类别", "批次", "人次", "费用"),
        ("1", "甲", "2026-03-01", "厅局级", 1, 10, 1000),
        ("2", "补报甲的会场费", "2026-04-01", "厅局级", 0, 0, 260),
    ]})}, "1260"),
    YearOfMoney("负数写在来访上", _one(750, -120), "630"),
    # merged cells
    YearOfMoney("两行合用一笔", {"2026.xlsx": Book({"台账": _table(750, None, 480)}, ("F2:F3",))}, "1230"),
    YearOfMoney("月份合并", {"2026.xlsx": Book({"台账": [
        ("月份", "日期", "来访单位", "人数", "统计类别", "费用"),
        ("1月", "5日", "云州市", 10, "厅局级", 750), (None, "18日", "南漪市", 10, "厅局级", 1200),
        ("2月", "3日", "锦禾市", 10, "县处级", 480),
    ]}, ("A2:A3",))}, "2430", classes={"厅局级": "1950", "县处级": "480"}),
    YearOfMoney("类别不同的几行合用一笔", {"2026.xlsx": Book({"台账": _table(900, None)}, ("F2:F3",))}, "900",
                said=("F2",)),
    # several sheets, parts, several batches in a row
    YearOfMoney("一月一张表", {"2026.xlsx": Book({
        "1月": [("序号", "日期", "来访单位", "人数", "统计类别", "费用"), (1, "5日", "云州市", 10, "厅局级", 750),
               ("合计", "", "", 10, "", 750)],
        "2月": [("序号", "日期", "来访单位", "人数", "统计类别", "费用"), (1, "3日", "南漪市", 10, "厅局级", 480),
               ("合计", "", "", 10, "", 480), ("累计", "", "", 20, "", 1230)],
    })}, "1230"),
    YearOfMoney("季度小计", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "费用"),
        (1, "2026-01-05", "云州市", 10, "厅局级", 750), ("一季度小计", "", "", 10, "", 750),
        (2, "2026-04-05", "南漪市", 10, "厅局级", 480), (3, "2026-05-05", "锦禾市", 10, "厅局级", 20),
        ("二季度小计", "", "", 20, "", 500), ("合计", "", "", 30, "", 1250),
    ]})}, "1250"),
    YearOfMoney("一行几批", {"2026.xlsx": Book({"台账": [
        ("月份", "日期", "标题", "批次", "人次", "统计类别", "费用"),
        ("3月", "2026-03-01 至 2026-03-31", "上级部门来检查", 5, 60, "厅局级", 6000),
        ("4月", "2026-04-01 至 2026-04-30", "上级部门来检查", 3, 40, "厅局级", ""),
    ]})}, "6000", without=3),
    # several columns of money
    YearOfMoney("分项和合计", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "餐费", "住宿费", "费用合计"),
        (1, "2026-03-01", "云州市", 10, "厅局级", 500, 250, 750),
        (2, "2026-03-02", "南漪市", 10, "厅局级", 480, "", 480),
    ]})}, "1230"),
    YearOfMoney("只有分项", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "餐费", "住宿费", "其他费用"),
        (1, "2026-03-01", "云州市", 10, "厅局级", 500, 250, ""), (2, "2026-03-02", "南漪市", 10, "厅局级", 480, "", ""),
        (3, "2026-03-03", "锦禾市", 10, "厅局级", "", "", ""),
    ]})}, "1230", without=1, said=("餐费",)),
    YearOfMoney("分项在大标题下", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "接待费用（元）", None, None),
        (None, None, None, None, None, "餐费", "会议费", "小计"),
        (1, "2026-03-01", "云州市", 10, "厅局级", 500, 250, 750),
        (2, "2026-03-02", "南漪市", 10, "厅局级", 480, 0, 480),
    ]}, ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:H1"))}, "1230"),
    YearOfMoney("分项加起来不等于合计", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "餐费", "住宿费", "费用合计"),
        (1, "2026-03-01", "云州市", 10, "厅局级", 500, 250, 700),
    ]})}, "700", said=("750",)),
    YearOfMoney("预算和实际", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "预算金额", "实际费用", "人均"),
        (1, "2026-03-01", "云州市", 10, "厅局级", 1000, 750, 75),
    ]})}, "750", said=("预算金额", "人均")),
    YearOfMoney("来宾交的不是我方的", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "费用", "来宾交费"),
        (1, "2026-03-01", "云州市", 10, "厅局级", 750, 480),
    ]})}, "750", said=("来宾交费",)),
    *(YearOfMoney(f"表头写{heading}", _one(750, 480, heading=heading), "1230")
      for heading in ("公务接待费（元）", "招待费", "接待费支出", "接待支出（元）", "支出", "花费", "实际支出",
                      "餐费")),
    # visits with their expenses, ledgers beside them
    YearOfMoney("来访文件里的费用", {"2026/a.yaml": _visit(1, (
        "费用:\n  - {项目: 工作餐, 标准: 50, 人数: 12, 金额: 600, 承担: 接待单位}\n"
        "  - {项目: 晚餐, 标准: 40, 人数: 10, 金额: 400, 承担: 来宾自付}\n"
        "  - {项目: 会场费, 金额: 320.5}\n"
    )), "2026/b.yaml": _visit(2, "")}, "920.5", without=1),
    YearOfMoney("来访文件没有写金额有标准和人数", {"2026/a.yaml": _visit(1, (
        "费用: [{项目: 工作餐, 标准: 50, 人数: 12}, {项目: 茶水, 金额: 30}]\n"
    ))}, "630"),
    YearOfMoney("来访文件有一项没有金额", {"2026/a.yaml": _visit(1, (
        "费用:\n  - {项目: 工作餐, 金额: 600}\n  - {项目: 会场费, 承担: 接待单位}\n"
    )), "2026/b.yaml": _visit(2, "费用:\n  - {项目: 工作餐, 金额: 100}\n")}, "100", without=1, said=("会场费",)),
    YearOfMoney("来访文件里有合计行", {"2026/a.yaml": _visit(1, (
        "费用:\n  - {项目: 工作餐, 金额: 600}\n  - {项目: 会场费, 金额: 300}\n  - {项目: 合计, 金额: 900}\n"
    ))}, "900"),
    YearOfMoney("来宾全自付是零", {"2026/a.yaml": _visit(1, (
        "费用:\n  - {项目: 工作餐, 金额: 600, 承担: 来宾自理}\n"
    )), "2026/b.yaml": _visit(2, "费用:\n  - 项目: 工作餐\n    金额: 1,200.00元\n")}, "1200"),
    YearOfMoney("来访文件和台账混着", {
        "2026/a.yaml": _visit(1, "费用: [{项目: 工作餐, 金额: 600}]\n"), "2026/b.yaml": _visit(2, ""),
        "2026/台账.xlsx": Book({"台账": [
            _CODED, ("2026-001", "第1批考察", "2026-05-01", "厅局级", 10, 600),
            ("2026-002", "第2批考察", "2026-05-02", "厅局级", 10, 480),
            ("2026-003", "丙", "2026-06-02", "县处级", 10, 70),
        ]}),
    }, "1150", classes={"厅局级": "1080", "县处级": "70"}),
    YearOfMoney("来访文件和台账的费用不同", {
        "2026/a.yaml": _visit(1, "费用: [{项目: 工作餐, 金额: 600}]\n"),
        "2026/台账.xlsx": Book({"台账": [_CODED, ("2026-001", "第1批考察", "2026-05-01", "厅局级", 10, 660)]}),
    }, "600", said=("660",)),
    # what a second look at ledgers brought
    YearOfMoney("万元一列里自己写单位", _one("0.5万元", 0.03, "约0.1", heading="费用（万元）"), "6300"),
    YearOfMoney("红字", _one(750, "红字120"), "630", said=("红字120",)),
    YearOfMoney("一格里几笔", _one("500+300", "餐费500元、住宿300元"), "1600", said=("500+300", "2笔")),
    YearOfMoney("空格分节", _one("1 200", "750\u00a0元"), "1950"),
    YearOfMoney("没有写单位的小数", _one(0.075, 0.12), "0.2", said=("是不是以万元为单位",)),
    YearOfMoney("千元", _one(0.75, 1.2, heading="费用（千元）"), "1950"),
    YearOfMoney("单位里有别的", {"2026.xlsx": Book({"台账": [("单位：批、人、万元",), *_table(0.75)]})}, "7500"),
    YearOfMoney("填报单位不是金额单位", {"2026.xlsx": Book({"台账": [
        ("填报单位：万元店镇人民政府",), *_table(750),
    ]})}, "750"),
    YearOfMoney("分项在万元的大标题下", {"2026.xlsx": Book({"台账": [
        ("日期", "来访单位", "人数", "统计类别", "费用（万元）", None, None),
        (None, None, None, None, "餐费", "住宿", "合计"), ("2026-03-01", "云州市", 10, "厅局级", 0.05, 0.025, 0.075),
    ]}, ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1"))}, "750"),
    YearOfMoney("谁承担写在一列", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "费用", "承担方"),
        (1, "2026-03-01", "云州市", 10, "厅局级", 750, "接待单位"),
        (2, "2026-03-02", "南漪市", 10, "厅局级", 480, "来宾自付"),
    ]})}, "750"),
    YearOfMoney("表下有上年同期", {"2026.xlsx": Book({"台账": [
        *_table(750), _total(10, "", 750), ("上年同期", "", "", 8, "", 600), ("同比增减", "", "", 2, "", 150),
    ]})}, "750", said=("上年同期",)),
    YearOfMoney("备注里说取消", {"2026.xlsx": Book({"台账": [
        ("序号", "日期", "来访单位", "人数", "统计类别", "费用", "备注"),
        (1, "2026-03-01", "云州市", 10, "厅局级", 750, "未取消，改在下午"),
        (2, "2026-03-02", "南漪市", 10, "厅局级", 0, "已取消"),
    ]})}, "750", said=("备注写着“已取消”",)),
    YearOfMoney("待结时合计可以大", _one(750, "待结", end=[_total(20, "", 900)]), "750", without=1),
    YearOfMoney("待结时合计不会小", _one(750, "待结", end=[_total(20, "", 700)]), error="700"),
    # other years
    YearOfMoney("上年在旁边", {
        "2026.xlsx": Book({"台账": _table(750, 1200)}),
        "2025.xlsx": Book({"台账": [
            ("序号", "日期", "来访单位", "人数", "统计类别", "费用"), (1, "2025-03-01", "云州市", 10, "厅局级", 2000),
        ]}),
    }, "1950", before="2000"),
    YearOfMoney("上年缺一笔", {
        "2026.xlsx": Book({"台账": _table(750, 1200)}),
        "2025.xlsx": Book({"台账": [
            ("序号", "日期", "来访单位", "人数", "统计类别", "费用"), (1, "2025-03-01", "云州市", 10, "厅局级", 2000),
            (2, "2025-03-02", "南漪市", 10, "厅局级", "待结"),
        ]}),
    }, "1950", before="2000"),
    YearOfMoney("上年写在工作文件", {
        "2026/台账.xlsx": Book({"台账": _table(750, 1200)}),
        "2026/工作.yaml": "年度: 2026\n预算: 1.2万元\n上年: {批次: 3, 人次: 30, 费用: 2100.5}\n",
    }, "1950", before="2100.5"),
)  # fmt: skip


def amount(text: str) -> Decimal | None:
    """A sum of a year; None for one that nothing is said of."""
    return Decimal(text) if text else None
