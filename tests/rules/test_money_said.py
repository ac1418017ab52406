"""What any text may say of money, papers and rooms: it is found in every field, its neighbours nowhere.

The sentences stand in money_said.txt by their kind; each is put into one field after another of a clean visit.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.api.checks import check
from docgen.api.visits import load

_SENTENCES = Path(__file__).with_name("money_said.txt")
_OFFICE = (
    "单位: 柳溪县接待中心\n简称: 县接待中心\n地区: 柳溪县\n"
    "标准: {工作餐: '60', 标准间: '300', 单间: '300', 伙食补助: '100', 交通补助: '80'}\n"
)
#: A clean visit. Each field that may hold a remark stands on a line of its own, marked with its name.
_VISIT = """
标题: 云州市发展和改革委员会来柳溪县考察园区建设
类别: 国内公务
事由: 考察调研
成文日期: 2026-05-09
日期: 2026-05-12
公函: {单位: 云州市发展和改革委员会, 文号: 云发改函〔2026〕11号, 日期: 2026-05-08, 行程: 一天, 人数: 2,
  内容: "考察园区建设·公函内容"}
来宾:
  - {姓名: 周明远, 单位: 云州市发展和改革委员会, 职务: 副主任, 级别: 县处级副职,
    备注: "带队·来宾备注"}
  - {姓名: 韩喆, 单位: 云州市发展和改革委员会, 职务: 产业科科长}
陪同: [{姓名: 罗文, 单位: 柳溪县人民政府, 职务: 副县长, 级别: 县处级副职}]
保障: [{姓名: 林小満, 单位: 县接待中心, 职务: 科员, 电话: "13900001101"}]
审批: {审批人: 罗文, 日期: 2026-05-09,
  意见: "同意·审批意见"}
日程:
  - {日期: 2026-05-12, 时间: "10:40-11:50", 环节: 听, 内容: 召开座谈会, 地点: 二楼会议室, 参加: 全体, 负责: 林小満,
    备注: "备话筒·日程备注"}
用餐:
  - {名称: 12日午餐, 日期: 2026-05-12, 时间: "12:10", 地点: 机关食堂, 形式: 工作餐, 标准: 60, 来宾: 全体, 陪餐: [罗文],
    菜单: [清炒菜心, 米饭], 付费: 接待单位,
    备注: "公筷公勺·用餐备注"}
  - {名称: 12日晚餐, 日期: 2026-05-12, 时间: "18:00", 地点: 柳溪宾馆, 形式: 自助餐, 标准: 40, 来宾: 全体,
    付费: 来宾自付}
住宿:
  - 宾馆: 柳溪宾馆
    房间:
      - {房号: "0501", 入住: [周明远], 房型: 单间, 单价: 260, 付费: 来宾自付,
        备注: "低楼层·房间备注"}
      - {房号: "0502", 房型: 标准间, 入住: [韩喆], 单价: 260, 付费: 来宾自付}
车辆:
  - {车号: 1, 车型: 中巴, 座位: 19, 乘员: 全体, 来源: 公务用车,
    备注: "准点发车·车辆备注"}
分工:
  - {责任单位: 县接待中心, 责任人: 林小満, 电话: "13900001101",
    事项: "会场音响·分工事项"}
  - {责任单位: 县接待中心, 责任人: 林小満, 电话: "13900001101", 事项: 材料,
    备注: "会前送到·分工备注"}
联系人:
  - {姓名: 林小満,
    备注: "总协调·联系人备注"}
布置:
  - {场所: 二楼会议室, 物品: [桌签],
    备注: "会前一小时完成·布置备注"}
注意:
  - "请带身份证·注意事项"
应急:
  - {事项: 来宾不适, 责任人: 林小満,
    措施: "就近送县医院·应急措施"}
费用:
  - {项目: 工作餐, 日期: 2026-05-12, 标准: 60, 人数: 3, 金额: 180, 承担: 接待单位, 支付: 公务卡, 票据: "26051201",
    备注: "已核对·费用备注"}
交费:
  - {交费人: 云州市发展和改革委员会, 项目: 伙食费, 标准: 40, 人数: 2, 金额: 80, 凭证: "00012",
    备注: "已收·交费备注"}
  - {交费人: 云州市发展和改革委员会, 项目: 交通费, 标准: 40, 人数: 2, 金额: 80, 凭证: "00013"}
"""
_FIELDS = tuple(line.split("·")[1].rstrip('"}') for line in _VISIT.split("\n") if "·" in line)
#: Of these fields others speak: a kind of sentence that belongs to one thing is found beside it alone.
_ONLY_IN = {"餐价": ("用餐备注", "费用备注", "分工事项", "分工备注", "日程备注", "注意事项", "联系人备注", "审批意见")}


def _groups() -> Iterator[tuple[str, str, list[str]]]:
    group: list[str] = []
    for line in _SENTENCES.read_text("utf-8").split("\n"):
        if line.startswith("  - "):
            group.append(line.removeprefix("  - "))
        elif line and not line.startswith("#"):
            kind, expected = line.rstrip(":").split(" ")
            group = []
            yield kind, expected, group


GROUPS = list(_groups())


def _wrong(folder: Path, field: str, sentence: str, expected: str) -> list[str]:
    """What is wrong of a sentence in a field: nothing found at its line, or fault found with it."""
    text = _VISIT
    for name in _FIELDS:
        text = text.replace(f"·{name}", f"，{sentence}" if name == field else "")
    (folder / "office.yaml").write_text(_OFFICE, "utf-8")
    (folder / "来访.yaml").write_text(text, "utf-8")
    grave = [problem for problem in check(load(folder / "来访.yaml")) if problem.level != "note"]
    line = next(number for number, row in enumerate(_VISIT.split("\n"), 1) if f"·{field}" in row)
    if expected == "quiet":
        return [f"{problem.code} {problem.text}" for problem in grave]
    return [] if any(problem.place and problem.place.line == line for problem in grave) else ["nothing"]


def _some_of(fields: tuple[str, ...], number: int) -> list[str]:
    """Four of the fields, others for each sentence: with the sentences of its kind all are tried."""
    return [fields[(number + step * len(fields) // 4) % len(fields)] for step in range(4)]


def test_the_visit_is_clean_without_them(tmp_path: Path) -> None:
    assert _wrong(tmp_path, _FIELDS[0], "从简", "quiet") == []


@pytest.mark.parametrize(("kind", "expected"), [(kind, expected) for kind, expected, _ in GROUPS])
def test_money_is_told_of_wherever_it_is_written(kind: str, expected: str, tmp_path: Path) -> None:
    sentences = next(sentences for one, two, sentences in GROUPS if (one, two) == (kind, expected))
    assert sentences
    wrong = {
        (sentence, field): codes
        for number, sentence in enumerate(sentences)
        for field in _some_of(_ONLY_IN.get(kind, _FIELDS), number)
        if (codes := _wrong(tmp_path, field, sentence, expected))
    }
    assert wrong == {}
