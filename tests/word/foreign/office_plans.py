"""Plans that an office wrote by hand for one visit, each in words and a layout of its own."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

VISIT = """
标题: 云州市政协考察团来清江区考察文旅融合工作
日期: 2026-05-12 至 2026-05-13
事由: 考察调研
公函: {单位: 云州市政协办公室, 文号: 云协办函〔2026〕15号, 日期: 2026-05-06, 人数: 4}
来宾:
  团组: 云州市政协考察团
  名单:
    - {姓名: 周明远, 性别: 男, 单位: 云州市政协, 职务: 副主席, 电话: "13900001001"}
    - {姓名: 韩喆, 性别: 男, 单位: 云州市政协文化文史委, 职务: 主任, 电话: "13900001002"}
    - {姓名: 欧阳若兰, 性别: 女, 单位: 云州市文化广电和旅游局, 职务: 副局长, 电话: "13900001003"}
    - {姓名: 邹敏, 性别: 女, 单位: 云州市政协办公室, 职务: 科长, 电话: "13900001004", 角色: 联络员}
陪同:
  - {姓名: 沈静, 性别: 女, 单位: 清江区政协, 职务: 主席, 电话: "13900002001"}
  - {姓名: 罗文, 性别: 男, 单位: 清江区人民政府, 职务: 副区长, 电话: "13900002002"}
保障:
  - {姓名: 吴桐, 性别: 男, 单位: 清江区接待服务中心, 职务: 科员, 电话: "13900002003"}
日程:
  - {日期: 2026-05-12, 时间: "15:30", 内容: 抵达清江宾馆办理入住, 地点: 清江宾馆, 负责: 区接待服务中心}
  - {日期: 2026-05-12, 时间: 16:30-17:40, 内容: 考察古道博物馆, 地点: 古道博物馆, 陪同: [沈静, 罗文], 负责: 区文旅局}
  - {日期: 2026-05-12, 时间: "18:00", 内容: 晚餐, 地点: 机关食堂, 负责: 区接待服务中心}
  - {日期: 2026-05-13, 时间: 09:00-10:20, 内容: 考察柳溪古镇, 地点: 柳溪镇, 陪同: [沈静, 罗文], 负责: 柳溪镇}
  - {日期: 2026-05-13, 时间: 10:40-12:00, 内容: 座谈交流, 地点: 区政协三楼会议室, 陪同: [沈静], 负责: 区政协办}
用餐:
  - {名称: 晚餐, 日期: 2026-05-12, 时间: "18:00", 地点: 机关食堂, 形式: 工作餐, 标准: 50, 来宾: 全体, 陪餐: [罗文]}
住宿:
  - 宾馆: 清江宾馆
    房间:
      - {房号: "0301", 房型: 单间, 入住: [周明远]}
      - {房号: "0302", 房型: 标准间, 入住: [韩喆]}
      - {房号: "0303", 房型: 标准间, 入住: [欧阳若兰, 邹敏]}
车辆:
  - {车号: "1", 车型: 中巴, 车牌: 川Y·A0001, 座位: 19, 驾驶员: 王师傅, 电话: "13900003001", 乘员: 全体}
  - {车号: "2", 车型: 轿车, 车牌: 川Y·A0002, 座位: 5, 驾驶员: 李师傅, 电话: "13900003002", 用途: 工作车}
联系人:
  - {姓名: 吴桐, 单位: 清江区接待服务中心, 职务: 科员, 电话: "13900002003"}
"""
GUESTS = (
    ("周明远", "男", "云州市政协", "副主席", "13900001001"),
    ("韩喆", "男", "云州市政协文化文史委", "主任", "13900001002"),
    ("欧阳若兰", "女", "云州市文化广电和旅游局", "副局长", "13900001003"),
    ("邹敏", "女", "云州市政协办公室", "科长", "13900001004"),
)
STOPS = (
    ("5月12日", "15:30", "抵达清江宾馆办理入住", "清江宾馆", "", "区接待服务中心"),
    ("5月12日", "16:30—17:40", "考察古道博物馆", "古道博物馆", "沈静、罗文", "区文旅局"),
    ("5月12日", "18:00", "晚餐", "机关食堂", "", "区接待服务中心"),
    ("5月13日", "09:00—10:20", "考察柳溪古镇", "柳溪镇", "沈静、罗文", "柳溪镇"),
    ("5月13日", "10:40—12:00", "座谈交流", "区政协三楼会议室", "沈静", "区政协办"),
)
CARS = (("1", "中巴", "川Y·A0001", "王师傅", "13900003001"), ("2", "轿车", "川Y·A0002", "李师傅", "13900003002"))
ROOMS = (("0301", "单间", "周明远"), ("0302", "标准间", "韩喆"), ("0303", "标准间", "欧阳若兰、邹敏"))


def table_of(document: Any, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
    """A table with a bold heading."""
    table = document.add_table(1 + len(rows), len(headings), style="Table Grid")
    for column, text in enumerate(headings):
        table.cell(0, column).paragraphs[0].add_run(text).bold = True
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    return table


def saved(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def with_one_schedule() -> bytes:
    """The unit and the post in columns of their own; one table for all days, its dates merged."""
    document = Document()
    title = document.add_paragraph("云州市政协考察团考察清江区接待方案")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.runs[0].font.size = Pt(22)
    document.sections[0].header.paragraphs[0].text = "云州市政协考察团　内部资料"
    document.add_paragraph(
        "根据云州市政协办公室《云协办函〔2026〕15号》，云州市政协考察团一行4人由云州市政协副主席周明远带队，"
        "于2026年5月12日至13日来我区考察文旅融合工作。"
    )
    document.add_heading("一、来宾名单", 2)
    rows = [(str(number), *guest) for number, guest in enumerate(GUESTS, 1)]
    table_of(document, ("序号", "姓名", "性别", "工作单位", "职务", "手机"), rows)
    document.add_heading("二、日程", 2)
    schedule = table_of(document, ("日期", "时间", "活动内容", "地点", "陪同领导"), [stop[:5] for stop in STOPS])
    for first, last in ((1, 3), (4, 5)):
        for number in range(first + 1, last + 1):
            schedule.cell(number, 0).text = ""
        schedule.cell(first, 0).merge(schedule.cell(last, 0))
        schedule.cell(first, 0).text = STOPS[first - 1][0]
    document.add_paragraph("")
    document.add_heading("三、用车", 2)
    table_of(document, ("车号", "车型", "车牌", "司机", "电话"), CARS)
    document.add_paragraph("请各责任单位于来访前一天报告准备情况。")
    return saved(document)


def with_paragraphs() -> bytes:
    """A heading for each day, a paragraph for each stop, a sentence for each car and guest."""
    document = Document()
    document.add_paragraph("关于做好云州市政协考察团接待工作的方案")
    document.add_paragraph("一、考察时间")
    document.add_paragraph("5月12日—13日，共2天。")
    document.add_paragraph("二、考察团成员")
    for name, _, unit, post, _ in GUESTS:
        paragraph = document.add_paragraph(f"{unit}{post}　")
        run = paragraph.add_run(name)
        run.bold = True
        run.font.color.rgb = RGBColor(0xC0, 0, 0)
    document.add_paragraph("三、具体安排")
    for day, weekday in (("5月12日", "星期二"), ("5月13日", "星期三")):
        document.add_paragraph(f"{day}（{weekday}）").runs[0].bold = True
        for stop in STOPS:
            if stop[0] == day:
                document.add_paragraph(f"{stop[1]}　{stop[2]}（地点：{stop[3]}；责任单位：{stop[5]}）")
    document.add_paragraph("四、车辆")
    for number, model, plate, driver, phone in CARS:
        document.add_paragraph(f"{number}号车：{model}，{plate}，驾驶员{driver}，电话{phone}。")
    document.add_paragraph("五、其他")
    document.add_paragraph("住清江宾馆，联系人吴桐，电话13900002003。")
    return saved(document)


def with_day_rows() -> bytes:
    """Rows that name the day over the stops of it; rooms with their hotel; lists in one table with other rows."""
    document = Document()
    document.add_paragraph("接待手册")
    schedule = document.add_table(0, 4, style="Table Grid")
    for column, text in enumerate(("时间", "内容", "地点", "责任单位")):
        cells = schedule.add_row().cells if column == 0 else schedule.rows[0].cells
        cells[column].text = text
    for day, weekday in (("5月12日", "周二"), ("5月13日", "周三")):
        cells = schedule.add_row().cells
        cells[0].merge(cells[3]).text = f"{day} {weekday}"
        for stop in STOPS:
            if stop[0] == day:
                for cell, text in zip(schedule.add_row().cells, (stop[1], stop[2], stop[3], stop[5]), strict=True):
                    cell.text = text
    document.add_paragraph("住宿（清江宾馆）")
    table_of(document, ("房间号", "类型", "客人"), ROOMS)
    document.add_paragraph("人员")
    people = document.add_table(0, 3, style="Table Grid")
    for heading, rows in (
        ("来宾", [(g[0], g[2] + g[3], g[4]) for g in GUESTS]),
        ("陪同", [("沈静", "清江区政协主席", "13900002001"), ("罗文", "清江区人民政府副区长", "13900002002")]),
    ):
        cells = people.add_row().cells
        cells[0].merge(cells[2]).text = heading
        for row in rows:
            for cell, text in zip(people.add_row().cells, row, strict=True):
                cell.text = text
    return saved(document)


def with_forms() -> bytes:
    """A form of labels and values, names padded to three characters, a car list as text in a cell."""
    document = Document()
    document.add_paragraph("来访接待单")
    form = document.add_table(4, 4, style="Table Grid")
    labels = (
        ("来访单位", "云州市政协办公室", "来函文号", "云协办函〔2026〕15号"),
        ("来访时间", "2026年5月12日至13日", "人　　数", "4人"),
        ("事　　由", "考察调研", "住　　地", "清江宾馆"),
        ("带队领导", "云州市政协副主席周明远", "领导电话", "13900001001"),
    )
    for number, row in enumerate(labels):
        for column, text in enumerate(row):
            form.cell(number, column).text = text
    document.add_paragraph("附：名单")
    padded = [f"{name[0]}　{name[1]}" if len(name) == 2 else name for name, *_ in GUESTS]
    table_of(
        document,
        ("姓　名", "性别", "职　务"),
        [(name, g[1], f"{g[2]}{g[3]}") for name, g in zip(padded, GUESTS, strict=True)],
    )
    return saved(document)


def with_sentences() -> bytes:
    """Lists inside sentences, a table for each day below its date, names in a text box and in the footer."""
    document = Document()
    document.add_paragraph("接待方案")
    document.add_paragraph("陪同人员：沈静（清江区政协主席）、罗文（清江区人民政府副区长）。")
    cars = "、".join(f"{number}号车（{model}，{plate}，{driver}）" for number, model, plate, driver, _ in CARS)
    document.add_paragraph(f"车辆安排为{cars}。")
    for day, weekday in (("5月12日", "星期二"), ("5月13日", "星期三")):
        document.add_paragraph(f"{day}（{weekday}）")
        table_of(document, ("时间", "项目", "地点", "陪同"), [stop[1:5] for stop in STOPS if stop[0] == day])
        document.add_paragraph("")
    for number, (name, sex, unit, post, _) in enumerate(GUESTS, 1):
        document.add_paragraph(f"（{number}）{name}，{sex}，{unit}{post}；")
    document.sections[0].footer.paragraphs[0].text = "来访单位：云州市政协办公室"
    return saved(document)


PLANS = {
    "one schedule": with_one_schedule,
    "paragraphs": with_paragraphs,
    "day rows": with_day_rows,
    "forms": with_forms,
    "sentences": with_sentences,
}
