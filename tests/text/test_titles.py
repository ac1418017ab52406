"""Lines of titles end between words: never inside a place, a unit, a name, or between a figure and its unit."""

import re

import pytest

from docgen.text.titles import title_lines
from docgen.text.wording import em_width

TITLES = """
    关于|云州市|水利局|总工程师|来清江区|检查|指导|冬春农田水利|建设|工作|的接待方案
    云州市|水利局|总工程师|来清江区|检查|指导|冬春农田水利|建设|工作|席卡|核对单
    柳溪镇|石桥村|党总支书记|一行|来清江区|对接|茶叶销售协议|的接待方案
    玛格丽特·|奥康奈尔-史密斯|女士|来清江区|访问|并签署|友好|合作备忘录|的接待方案
    江澜市|滨海区|望潮街道|办事处|来清江区|学习|基层治理网格化|工作|接待|清单
    青屿新材料有限公司|来清江区|洽谈|年产|5万吨|锂电池负极材料|一体化|项目|住宿|安排
    云州市|退役军人事务局|来清江区|走访|慰问|烈士遗属|活动|乘车|安排
    全国人大代表|云州代表团|来清江区|开展|专题|视察|的接待方案
    云州市|残疾人联合会|来清江区|检查|无障碍|设施|改造|工作|的接待方案
    中国|农业大学|茶学系|师生|来清江区|开展|暑期|社会|实践|的接待方案
    云岭县|供销合作社|联合社|理事会主任|赴柳溪镇|采购|2026年|春茶|鲜叶|事宜|的接待方案
    江澜市|妇幼保健院|医疗专家组|到清江区|人民医院|开展|为期|14天|巡诊|义诊|的接待方案
    云州市|市场监督管理局|来清江区|督查|特种设备|安全|专项|整治|第3轮|工作|的接待方案
    关于|第八届|中国|米仓古道|国际|徒步|大会|暨|云岭县|清江区|文化|旅游|推介会|的接待方案
    云州市|老干部|合唱团|来清江区|慰问|演出|活动|接待|审批单
""".split()


@pytest.mark.parametrize("parted", TITLES)
@pytest.mark.parametrize("names", [(), ("清江区接待服务中心", "区接待中心", "清江区")])
def test_a_title_of_two_lines_and_more_ends_them_between_words(parted: str, names: tuple[str, ...]) -> None:
    words, whole = parted.split("|"), parted.replace("|", "")
    lines = title_lines([whole], names)
    places = {len("".join(words[:at])) for at in range(len(words) + 1)}
    ends = [len("".join(lines[: at + 1])) for at in range(len(lines))]
    assert "".join(lines) == whole
    assert [whole[:end] + "／" for end in ends if end not in places and whole[end - 1] != "的"] == []
    assert max(map(em_width, lines)) <= 20
    assert [line for line in lines if re.search("[来赴到在第]$", line)] == []


def test_a_title_that_holds_no_known_word_is_still_broken_so_that_it_fits() -> None:
    lines = title_lines(["甲乙丙丁戊己庚辛壬癸" * 5])
    assert max(map(em_width, lines)) <= 20
    assert "".join(lines) == "甲乙丙丁戊己庚辛壬癸" * 5
