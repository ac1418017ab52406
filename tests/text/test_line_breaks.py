"""What belongs together stays on one line: names, dates, 文号, plates, units and posts."""

import time

import pytest

from docgen.text.line_breaks import break_lines, is_torn, least_width, least_width_of_words, line_ends


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("云州市文化和旅游局局长", 10, ["云州市文化和旅游局", "局长"]),
        ("云岭县人民政府县长", 8, ["云岭县人民政府", "县长"]),
        ("青屿新材料有限公司董事长", 10, ["青屿新材料有限公司", "董事长"]),
        ("韩喆、高䶮、欧阳若兰、沙马木呷、𠮷庆丰", 7.5, ["韩喆、高䶮、", "欧阳若兰、", "沙马木呷、", "𠮷庆丰"]),
        ("阿依古丽·买买提", 5.5, ["阿依古丽·", "买买提"]),
        ("10月21日（星期三）", 11, ["10月21日（星期三）"]),
        ("柳溪镇现代农业园", 6.2, ["柳溪镇", "现代农业园"]),
        ("（讲解：陈果；车程约35分钟）", 9, ["（讲解：陈果；", "车程约35分钟）"]),
        ("7月6日\n12:00", 4, ["7月6日", "12:00"]),
        ("航班QJ8652", 5, ["航班", "QJ8652"]),
        ("中巴", 8, ["中巴"]),
        ("1、2、3号车送", 4, ["1、2、3号车送"]),
        ("举办东西部协作干部人才专题培训", 13.8, ["举办东西部协作", "干部人才专题培训"]),
        ("2027年1月15日前", 8.4, ["2027年1月15日前"]),
        ("10月20日前办结", 6, ["10月20日前", "办结"]),
        ("于11月底前报送", 5, ["于", "11月底前", "报送"]),
        ("7月6日前往柳溪镇", 5.5, ["7月6日", "前往柳溪镇"]),
        ("9月10日起施行", 5.6, ["9月10日起", "施行"]),
        ("江澜市东西部协作办", 5.2, ["江澜市", "东西部", "协作办"]),
    ],
)
def test_a_line_ends_where_it_ends_best(text: str, width: float, lines: list[str]) -> None:
    assert break_lines(text, width) == lines


UNITS_AND_POSTS = """
    云州市商务局|市场运行和电子商务科科长 岭东省茶叶流通协会|会员部主任 清江区茶叶行业协会|会员代表
    云岭县古树茶农民专业合作社|理事长 江澜市商务局|市场体系建设科科长 江澜市发展和改革委员会|区域合作科副科长
    云州农村商业银行股份有限公司|副行长 青屿文化传媒有限公司|后期制作 云州市供销合作社联合社|理事会主任
    清禾茶业集团有限公司|品牌运营总监 云岭县茶叶产业发展中心|高级农艺师 云州市民族宗教事务局|一级主任科员
    南漪市乡村振兴局|区域协作科科长 云桥县渔民专业合作社|社员代表 江澜市农业科学院|院士工作站站长
    云州市人力资源和社会保障局|局长 江澜市城市管理局|市政设施科科长 云州市团市委|学校部部长
    清江区经济开发区管理委员会|园区建设科科长 云州市旅行社协会|会计
""".split()


@pytest.mark.parametrize("text", UNITS_AND_POSTS)
def test_a_line_ends_between_unit_and_post_and_never_inside_a_word(text: str) -> None:
    unit, post = text.split("|")
    assert break_lines(unit + post, max(len(unit), len(post)) + 0.5) == [unit, post]


@pytest.mark.parametrize("width", [6.5, 7.5, 8.5, 9.5, 10.5, 12.5])
def test_no_word_is_torn_at_a_character_that_ends_names_elsewhere(width: float) -> None:
    words = ("市场", "会员", "农民", "区域", "公司", "渔民", "社员", "市政", "园区", "会计", "局长")
    for text in UNITS_AND_POSTS:
        whole = text.replace("|", "")
        lines = break_lines(whole, width)
        assert [word for word in words if word in whole and not any(word in line for line in lines)] == []


@pytest.mark.parametrize(
    ("text", "place"), [("云州市民族宗教局", "云州市"), ("石浦镇人民政府", "石浦镇"), ("江澜市政协办公室", "江澜市")]
)
def test_a_place_is_known_though_its_last_character_begins_a_word_elsewhere(text: str, place: str) -> None:
    assert break_lines(text, 5.5)[0] == place


TORN_ONCE = """
    公函“云水函〔2025〕62号”已用于2025-008“云州市水利局来清江区检查防汛准备”（9月11日）：水利局
    双方部门和企业代表作交流发言（每人不超过5分钟，50分钟）：（每人
    双方部门和企业代表作交流发言（每人不超过5分钟，50分钟）：不超过
    柳溪镇、石桥镇点位改走国道线，活动顺延不超过30分钟：国道线
    午餐含在房费内，晚餐另付：房费
    陈列馆场地容量不足，须分两批进馆：容量
    有两位来宾乳糖不耐受，早餐备豆浆：不耐受
    召开座谈会，听取乡村振兴工作情况介绍：乡村振兴
    云州市教育局来清江区调研职业教育：教育局
    云州市卫生院和清江区财政局各派一人：财政局
    清江区农业局会同水利局、林业局核定面积：林业局
    由区交通运输局协调处负责道路保障：协调处
    在二楼会议室签到，一楼接待室候车：接待室
    志愿者在正门引导，停车场留30个车位：停车场
    茶业协会在茶艺馆组织品鉴名茶：茶艺馆
    集体用餐每餐留样48小时，监管人员驻点：48小时
    项目计划投资3.5亿元，占地200万平方米：3.5亿元
    全年接待1200人次，同比增加12个月均值：1200人次
    每桌十人，清真席每桌不少于八人：不少于
""".strip().split("\n")


@pytest.mark.parametrize("line", TORN_ONCE)
def test_no_unit_is_torn_before_its_last_character_and_no_usual_word(line: str) -> None:
    text, _, whole = line.strip().rpartition("：")
    for width in range(26, 112):  # quarters of an em
        assert any(whole in line for line in break_lines(text, width / 4)), (width / 4, break_lines(text, width / 4))


def test_a_foreign_name_stays_whole_where_it_fits_and_is_parted_at_its_joints_where_it_does_not() -> None:
    parts = ["玛格丽特", "奥康奈尔-史密斯", "埃里克", "霍姆"]
    text = "玛格丽特·奥康奈尔-史密斯、埃里克·霍姆"
    assert break_lines(text, 14.5, parts) == ["玛格丽特·奥康奈尔-史密斯、", "埃里克·霍姆"]
    assert break_lines("玛格丽特·奥康奈尔-史密斯", 6, parts) == ["玛格丽特·", "奥康奈尔-", "史密斯"]
    assert break_lines("Margaret O’Connell-Smith", 6.5) == ["Margaret ", "O’Connell-", "Smith"]


@pytest.mark.parametrize("before", range(16, 24))
def test_running_text_parts_no_foreign_name_of_usual_length(before: int) -> None:
    text = f"{'甲' * before}埃里克·霍姆、顾惟贤到会。"
    places = {end.place for end in line_ends(text, 28, 2, ["埃里克", "霍姆", "顾惟贤"])}
    assert line_ends(f"{'甲' * 24}安娜·林德到会。", 28, 2) == []  # a name that no list holds is left to Word
    assert not places & set(range(before + 1, before + len("埃里克·霍姆")))


@pytest.mark.parametrize(
    "whole",
    [
        "云府办函〔2026〕41号",
        "2026年7月5日",
        "15:30—16:10",
        "川Y·A0001",
        "15时30分",
        "13900000001",
        "12人",
        "50元/人",
        "5日晚餐",
        "莫雷蒂",
        "第22张第10格",
        "座次图见附件12",
    ],
)
def test_what_is_one_is_never_torn_however_narrow_the_column(whole: str) -> None:
    for width in (1, 2, 3, 5, 8):
        assert any(whole in line for line in break_lines(f"来宾，{whole}，清江", width))


def test_a_name_of_the_visit_is_never_torn_in_a_long_word() -> None:
    text = "由中共云州市委副书记尉迟清河带队前来考察"
    for width in range(5, 12):
        assert any("尉迟清河" in line for line in break_lines(text, width, ["尉迟清河"]))


@pytest.mark.parametrize(
    "text", ["云州市党政代表团共12人（男7人、女5人），7月5日（星期日）抵达。", "𠮷庆丰、高䶮\n林小満", "", "A B  C"]
)
def test_no_character_is_lost_or_added(text: str) -> None:
    for width in (1, 3, 7, 20):
        assert "".join(break_lines(text, width)) == text.replace("\n", "")


def test_a_column_is_as_wide_as_its_widest_whole() -> None:
    assert least_width("来宾：全体（12人）\n13900000001") >= 5.5


def test_a_short_phrase_may_be_parted_between_words_where_a_column_is_narrow() -> None:
    assert (least_width("花生过敏"), least_width_of_words("花生过敏")) == (4.08, 2.04)
    assert break_lines("海鲜过敏", 3.06) == ["海鲜", "过敏"]
    assert [least_width_of_words(whole, ["尉迟清河"]) for whole in ("维吾尔族", "尉迟清河")] == [4.08, 4.08]


def test_a_text_is_left_to_word_where_word_tears_nothing() -> None:
    assert not is_torn("青山绿水间的老故事", 5.2)
    assert is_torn("由副书记尉迟清河带队", 7, ["尉迟清河"])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # what fits is left to Word, with its last mark over the edge
        ("根据云州市外事服务中心来函（云外函〔2026〕19号），来访七人。", []),
        ("根据云州市人民政府办公室来函（云府办函〔2026〕41号），来访。", ["根据云州市人民政府办公室来函"]),
        ("维兰堡市代表团共7人（男4人、女3人），9月10日（星期四）抵达。", []),
        (
            "请各责任单位按分工抓好落实，确保安全有序，并于2026年11月11日报送。",
            ["请各责任单位按分工抓好落实，确保安全有序，并于"],
        ),
        ("审批意见：同意，请按分工抓好落实工作（尉迟清河）。", []),
        (
            "审批意见：同意，请各责任单位按分工抓好落实的工作吧尉迟清河。",
            ["审批意见：同意，请各责任单位按分工抓好落实的工作吧"],
        ),
        ("7月6日14:30座谈会，区行政中心三楼会议室，座次图见附件1。", ["7月6日14:30座谈会，区行政中心三楼会议室，"]),
    ],
)
def test_running_text_ends_a_line_only_where_something_would_be_torn(text: str, lines: list[str]) -> None:
    assert [text[: end.place] for end in line_ends(text, 28, 2, ["尉迟清河"])] == lines


def test_a_line_end_says_how_much_the_line_lacks() -> None:
    (end,) = line_ends("根据云州市人民政府办公室来函（云府办函〔2026〕41号），来访。", 28, 2)
    assert end.lacks == 12


@pytest.mark.parametrize("text", ["Johannes Maximilian van der Velde", "María González de la Vega", "Elena  Volodina"])
def test_no_line_begins_with_a_space_and_no_foreign_word_is_torn(text: str) -> None:
    for width in (3.0, 5.5, 8.0, 12.0):
        lines = break_lines(text, width)
        assert "".join(lines) == text
        assert [line for line in lines if line.startswith(" ")] == []
        assert [word for line in lines for word in line.split()] == text.split()


def test_a_list_of_thousands_of_names_is_looked_through_quickly() -> None:
    names = frozenset(
        f"{surname}{given}" for surname in "王李张刘陈" for given in map(chr, range(0x4E00, 0x4E00 + 2000))
    )
    started = time.process_time()
    for number in range(500):
        least_width(f"云州市水利局第{number}科科长王一", names)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "end"),
    [
        # a large hole: the year stays behind
        (
            "请云州市党政代表团一行十二人来我区考察乡村，2026年11月25日抵达。",
            "请云州市党政代表团一行十二人来我区考察乡村，",
        ),
        (
            "请云州市党政代表团一行十二人来我区考察，2026年11月25日抵达。",
            "请云州市党政代表团一行十二人来我区考察，2026年",
        ),
    ],
)
def test_a_long_date_is_parted_behind_its_year_rather_than_leave_a_large_hole(text: str, end: str) -> None:
    assert [text[: line.place] for line in line_ends(text, 28, 2)] == [end]


def test_a_rank_is_not_parted() -> None:
    ranks = ("省部级正职", "厅局级副职", "县处级", "乡科级副职")
    assert [break_lines(rank, 2.2) for rank in ranks] == [[rank] for rank in ranks]
