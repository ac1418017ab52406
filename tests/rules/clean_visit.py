"""A clean visit into whose fields single sentences are put."""

from collections.abc import Mapping
from pathlib import Path

from docgen.api.checks import check
from docgen.api.visits import load
from docgen.errors import Problem

OFFICE = "单位: 柳溪县接待中心\n简称: 县接待中心\n地区: 柳溪县\n标准: {工作餐: '60', 标准间: '300'}\n"
#: Each field on a line of its own; ``·`` stands where nothing is put.
_VISIT = """
标题: 云州市发展和改革委员会来柳溪县考察园区建设
类别: 国内公务
事由: 考察调研
日期: 2026-05-12 至 2026-05-13
成文日期: 2026-05-11
公函:
  {单位: 云州市发展和改革委员会, 文号: 云发改函〔2026〕11号, 日期: 2026-05-08, 行程: 两天, 人数: 2,
   内容: ·公函.内容}
来宾:
  - {姓名: 周明远, 单位: 云州市发展和改革委员会, 职务: 副主任, 级别: 县处级副职,
     备注: ·来宾.备注}
  - {姓名: 韩喆, 单位: 云州市发展和改革委员会, 职务: 产业科科长}
陪同: [{姓名: 罗文, 单位: 柳溪县人民政府, 职务: 副县长, 级别: 县处级副职}]
保障: [{姓名: 林小満, 单位: 县接待中心, 职务: 科员, 电话: "13900001101"}]
联系人:
  - {姓名: 林小満, 电话: "13900001101",
     备注: ·联系人.备注}
审批:
  {审批人: 罗文, 日期: 2026-05-11,
   意见: ·审批.意见}
应急:
  - {事项: 突发情况, 责任单位: 县接待中心, 责任人: 林小満,
     措施: ·应急.措施}
日程:
  - {日期: 2026-05-12, 时间: "09:30-10:20", 环节: 看, 内容: 考察厂房, 地点: 县工业园区, 参加: 全体, 负责: 林小満}
  - {日期: 2026-05-12, 时间: "10:40-11:50", 环节: 听, 内容: 召开座谈会, 地点: 二楼会议室, 参加: 全体, 负责: 林小満,
     备注: ·日程.备注}
  - {日期: 2026-05-12, 时间: "15:00-17:00", 环节: 看, 地点: 沙溪镇, 参加: 全体, 负责: 林小満,
     内容: ·日程.内容}
用餐:
  - {名称: 12日午餐, 日期: 2026-05-12, 时间: "12:10", 形式: 工作餐, 标准: 60, 来宾: 全体, 陪餐: [罗文], 付费: 接待单位,
     酒水: [菊花茶,
     ·用餐.酒水],
     菜单: [清炒菜心, 米饭,
     ·用餐.菜单],
     地点: ·用餐.地点,
     备注: ·用餐.备注}
住宿:
  - 宾馆: 柳溪宾馆
    房间:
      - {房号: "0501", 入住: [周明远], 付费: 来宾自付,
         房型: ·房间.房型,
         备注: ·房间.备注}
      - {房号: "0502", 房型: 标准间, 入住: [韩喆], 付费: 来宾自付}
车辆:
  - {车号: 1, 车型: 中巴, 座位: 19, 乘员: 全体,
     备注: ·车辆.备注}
分工:
  - {责任单位: 县接待中心, 责任人: 林小満, 电话: "13900001101",
     事项: ·分工.事项}
迎送:
  - {地点: 柳溪宾馆, 日期: 2026-05-12, 时间: "09:00", 人员: [林小満],
     形式: ·迎送.形式}
布置:
  - {场所: 二楼会议室, 物品: [桌签,
     ·布置.物品],
     备注: ·布置.备注}
礼品:
  - {数量: 2,
     名称: ·礼品.名称}
物品:
  - {数量: 3份,
     品名: ·物品.名称}
注意:
  - ·注意.内容
费用:
  - {项目: 工作餐, 日期: 2026-05-12, 标准: 60, 人数: 3, 金额: 180, 承担: 接待单位, 支付: 公务卡, 票据: "26051201"}
  - {金额: 540, 承担: 接待单位, 支付: 公务卡, 票据: "26051209",
     项目: ·费用.项目,
     备注: ·费用.备注}
交费:
  - {交费人: 云州市发展和改革委员会, 项目: 伙食费、市内交通费, 金额: 200, 凭证: "00012",
     备注: ·交费.备注}
"""
#: What stands in each field where no sentence is tried.
_HARMLESS = {
    "公函.内容": "考察",
    "联系人.备注": "总协调",
    "审批.意见": "同意。",
    "应急.措施": "联系县医院",
    "布置.备注": "会前一小时布置好",
    "费用.备注": "已核对",
    "交费.备注": "按标准收取",
    "来宾.备注": "带队",
    "日程.备注": "备话筒",
    "日程.内容": "考察污水处理厂",
    "用餐.酒水": "白开水",
    "用餐.菜单": "家常豆腐",
    "用餐.地点": "县机关食堂",
    "用餐.备注": "公筷公勺",
    "房间.房型": "标准间",
    "房间.备注": "低楼层",
    "车辆.备注": "备雨伞",
    "分工.事项": "会场音响",
    "迎送.形式": "引导上楼",
    "布置.物品": "会标",
    "礼品.名称": "无",
    "物品.名称": "签字笔",
    "注意.内容": "请带身份证",
    "费用.项目": "会议室租金",
}


def _write(sentences: Mapping[str, str], folder: Path) -> Path:
    """Writes the clean visit with sentences in some of its fields, and its office beside it."""
    text = _VISIT
    for field, harmless in _HARMLESS.items():
        quoted = '"' + sentences.get(field, harmless).replace('"', '\\"') + '"'
        text = text.replace(f"·{field}", quoted)
    (folder / "office.yaml").write_text(OFFICE, "utf-8")
    (folder / "来访.yaml").write_text(text, "utf-8")
    return folder / "来访.yaml"


def line_of(path: str) -> int:
    """The line of a field in the visit."""
    return next(number for number, line in enumerate(_VISIT.split("\n"), 1) if f"·{path}" in line)


def problems_of(sentences: Mapping[str, str], folder: Path) -> tuple[Problem, ...]:
    """What is said of the clean visit with sentences in some of its fields."""
    return check(load(_write(sentences, folder)))


def problems_with(path: str, sentence: str, folder: Path) -> tuple[Problem, ...]:
    """What is said of the clean visit with a sentence in one field."""
    return problems_of({path: sentence}, folder)
