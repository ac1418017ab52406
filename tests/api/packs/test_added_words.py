"""Words that somebody writes into a finished paper beside a value: the value is another one then, and is named so."""

from collections.abc import Iterator

import pytest

import docgen
from docgen.api.packs.agreement import PaperComparison
from docgen.api.packs.disagreements import Disagreement
from docgen.api.packs.papers import PackedPaper, VisitPack
from docgen.api.packs.people import without_spaces
from docgen.word.package.printed_lines import printed_lines
from tests.api.packs.edited import edited
from tests.api.packs.typed_in import typed_in
from tests.conftest import OFFICE

#: The number of a paper, a line in it without spaces, which part of that is written over, and with what.
TYPED_IN = (
    # a post
    ("06", "云州市农业农村局局长", "局长", "局长（代）"),
    ("06", "云岭县人民政府县长", "县长", "县长(代)"),
    ("06", "云州市文化和旅游局局长", "局长", "局长 一级调研员"),
    ("06", "云州市水利局副局长", "副局长", "副局长\u3000一级调研员"),
    ("06", "云州市农业农村局局长", "局长", "局长、党组书记"),
    ("06", "云州市自然资源局副局长", "副局长", "副局长，三级调研员"),
    ("06", "云州市自然资源局副局长", "副局长", "副局长,党组成员"),
    ("06", "云州市自然资源局副局长", "副局长", "副局长；党组成员"),
    ("06", "云州市自然资源局副局长", "副局长", "副局长\t党组成员"),
    ("06", "云州市自然资源局副局长", "副局长", "副局长\n党组成员"),
    ("06", "云州市自然资源局副局长", "副局长", "副局长/党组成员"),
    ("06", "云州市自然资源局副局长", "副局长", "副局长兼总工程师"),
    ("06", "云州市自然资源局副局长", "副局长", "副局长主持全面工作到年底"),
    ("06", "云州市水利局副局长", "副局长", "（主持工作）副局长"),
    ("06", "云州市水利局副局长", "副局长", "党组成员、副局长"),
    ("06", "云州市水利局副局长", "副局长", "党组成员 副局长"),
    ("06", "云州市人民政府副市长", "副市长", "常务副市长"),
    ("06", "云岭县人民政府县长", "县长", "县长县长"),
    ("06", "云岭县人民政府县长", "县长", "县长、县长"),
    ("20", "局长", "局长", "局长（代）"),
    ("20", "县长", "县长", "县长 候任"),
    ("20", "副市长", "副市长", "（常务）副市长"),
    ("14", "副市长", "副市长", "副市长（代）"),
    # a unit
    ("20", "云州市农业农村局", "云州市农业农村局", "云州市农业农村局（市乡村振兴局)"),
    ("20", "云州市水利局", "云州市水利局", "（原）云州市水利局"),
    ("20", "云州市水利局", "云州市水利局", "云州市水利局、河长办"),
    ("06", "云州市农业农村局局长", "云州市农业农村局", "云州市农业农村局（市乡村振兴局）"),
    ("14", "云州市农业农村局", "云州市农业农村局", "云州市农业农村局（市乡村振兴局）"),
    # a name
    ("06", "周明远", "周明远", "周明远（组长）"),
    ("06", "周明远", "周明远", "周明远同志"),
    ("06", "韩喆", "韩喆", "韩喆（7日上午提前离开）"),
    ("06", "韩喆", "韩喆", "团长：韩喆"),
    ("06", "宋时雨", "宋时雨", "宋时雨 女士"),
    ("12", "沙马木呷", "沙马木呷", "沙马木呷（代）"),
    ("11", "韩喆", "韩喆", "韩喆（请假）"),
    ("07", "周明远", "周明远", "周明远（带子女）"),
    ("01", "韩喆、高䶮", "韩喆", "韩喆（组长）"),
    ("08", "2座阿依古丽·买买提", "阿依古丽·买买提", "阿依古丽·买买提（晕车）"),
    ("01", "罗文、秦远", "秦远", "秦远（视情）"),
    # a time
    ("01", "07:30", "07:30", "07:30前"),
    ("01", "18:00", "18:00", "约18:00"),
    ("01", "19:30", "19:30", "19:30（待定）"),
    ("01", "19:30", "19:30", "19:30—22:00"),
    ("09", "18:00", "18:00", "18:00前"),
    ("10", "16:40", "16:40", "16:40左右"),
    ("08", "08:55", "08:55", "08:55前"),
    # a day
    ("07", "7月5日—7日", "7月5日", "7月5日晚"),
    ("01", "7月5日（星期日）抵达", "7月5日", "7月5日（初定）"),
    # a room
    ("07", "0301", "0301", "0301、0302"),
    ("07", "0301", "0301", "0301、0399"),
    ("07", "0305", "0305", "0305（朝南）"),
    ("07", "0305", "0305", "原0305"),
    ("01", "0307", "0307", "0307 套间"),
    ("17", "0308", "0308", "0308/0309"),
    ("10", "0301清江宾馆", "0301", "0301（换）"),
    ("07", "单间", "单间", "单间（加床）"),
    # a place
    ("01", "机关食堂", "机关食堂", "机关 食堂 B座"),
    ("01", "机关食堂", "机关食堂", "机关食堂（二楼）"),
    ("01", "机关食堂", "机关食堂", "区机关食堂"),
    ("01", "机关食堂", "机关食堂", "（备选）机关食堂"),
    ("20", "柳溪镇现代农业园", "柳溪镇现代农业园", "柳溪镇现代农业园、提灌站"),
    ("09", "机关食堂陪同", "机关食堂", "机关食堂B座"),
    ("10", "机关食堂", "机关食堂", "机关食堂 B座"),
    ("16", "地点：机关食堂", "机关食堂", "机关食堂（二楼）"),
    ("01", "柳溪镇现代农业园", "现代农业园", "现代农业园（东门）"),
    ("07", "清江宾馆（清江区", "清江宾馆", "清江宾馆B座"),
    ("09", "0000-6200000", "0000-6200000", "0000-6200000转0"),
    # a sum
    ("20", "￥1,920.00", "￥1,920.00", "￥1,920.00元/人"),
    ("20", "700.00", "700.00", "700.00（含水果）"),
    ("20", "120", "120", "120元/人"),
    ("02", "￥700.00", "￥700.00", "约￥700.00"),
    ("20", "壹仟玖佰贰拾元整", "壹仟玖佰贰拾元整", "壹仟玖佰贰拾元整（含税）"),
    ("01", "40元/人", "40元/人", "40元/人·餐"),
    # heads
    ("02", "12人", "12人", "12人（含司机2人）"),
    ("20", "12人", "12人", "12人左右"),
    ("02", "12人", "12人", "约12人"),
    ("01", "云州市党政代表团共12人", "12人", "12人（含工作人员）"),
    # a car
    ("01", "川Y·A0001", "川Y·A0001", "川Y·A0001（备用）"),
    ("08", "川Y·A0003", "川Y·A0003", "川Y·A0003、川Y·A0009"),
    ("08", "2号车", "2号车", "2号车（备用）"),
    ("08", "中巴19座", "19座", "19座（满）"),
    ("08", "王师傅", "王师傅", "王师傅（替班）"),
    # a dish
    ("15", "柳溪豆腐", "柳溪豆腐", "柳溪豆腐（微辣）"),
    ("01", "柳溪豆腐、", "柳溪豆腐", "柳溪豆腐（微辣）"),
    ("01", "杂粮饭。", "杂粮饭", "杂粮饭、时令水果"),
    ("16", "番茄炖牛肉", "番茄炖牛肉", "番茄炖牛肉（少盐）"),
    ("16", "豆腐、青蒜", "青蒜", "青蒜、辣椒"),
    ("15", "2份", "2份", "2份（另备1份）"),
    # a diet
    ("01", "阿依古丽·买买提（清真）", "清真", "清真、不吃辣"),
    ("01", "花生过敏", "花生过敏", "花生过敏、海鲜过敏"),
    # a telephone number
    ("06", "13900000101", "13900000101", "13900000101（办）"),
    ("06", "13900000109", "13900000109", "13900000109、0000-6200001"),
    ("06", "13900000110", "13900000110", "13900000110转8"),
    ("09", "13900000109", "13900000109", "13900000109（微信同号）"),
    ("09", "清江区滨河路16号", "滨河路16号", "滨河路16号附1号"),
    # a note
    ("19", "用后归还", "用后归还", "用后归还，损坏照赔"),
    ("06", "秘书", "秘书", "秘书（随周明远）"),
    ("01", "总协调", "总协调", "总协调（24小时）"),
    # a task
    ("04", "住宿用餐", "住宿用餐", "住宿用餐、医疗"),
    ("04", "7月5日前", "7月5日前", "7月5日前完成"),
    ("04", "区农业农村局", "区农业农村局", "区农业农村局（牵头）"),
    # an activity
    ("03", "合影", "合影", "合影（单排）"),
    ("01", "休息", "休息", "休息，自由活动"),
    ("09", "晚餐（自助餐）", "晚餐（自助餐）", "晚餐（自助餐，清真另设）"),
    ("03", "晚餐（自助餐）", "晚餐（自助餐）", "晚餐（自助餐）清真另设"),
    # anything else
    ("06", "维吾尔族", "维吾尔族", "维吾尔族（清真）"),
    ("02", "县处级正职", "县处级正职", "县处级正职（试用期）"),
    ("20", "来宾自付", "来宾自付", "来宾自付（已收）"),
    ("20", "自助餐", "自助餐", "自助餐/围餐"),
    ("08", "35分钟", "35分钟", "35分钟（堵车50）"),
    ("10", "客方1号席", "1号席", "1号席（首位）"),
    ("02", "云府办函〔2026〕41号", "云府办函〔2026〕41号", "云府办函〔2026〕41号（特急）"),
    ("03", "云州市人民政府办公室：", "云州市人民政府办公室", "云州市人民政府办公室、市农业农村局"),
    ("22", "办结", "办结", "办结（部分）"),
    ("22", "形成管护办法初稿", "初稿", "初稿，待审"),
    ("18", "讲解人陈果", "陈果", "陈果（备：驻村第一书记）"),
    ("18", "核心区2100亩", "2100亩", "2100亩（含水面）"),
    ("19", "会议资料袋", "会议资料袋", "会议资料袋（含笔）"),
    ("19", "350毫升", "350毫升", "350毫升/瓶"),
    ("19", "72", "72", "72箱"),
    ("05", "罗文", "罗文", "罗文（代）"),
    ("05", "清江宾馆二楼接待组", "接待组", "接待组旁"),
    ("05", "次日08:00", "次日08:00", "次日08:00（交班）"),
    # a part is deleted
    ("01", "40元/人", "40元/人", "40元"),
    ("03", "晚餐（自助餐）", "晚餐（自助餐）", "晚餐"),
    ("04", "7月4日前", "7月4日前", "7月4日"),
    ("06", "乡村建设科科长", "乡村建设科科长", "科长"),
    ("20", "中共云州市委农村工作领导小组办公室", "中共云州市委农村工作领导小组办公室", "中共云州市委农办"),
    ("01", "桌签、汇报材料、茶水", "桌签、汇报材料、茶水", "桌签、茶水"),
    ("01", "清炒时蔬、", "清炒时蔬、", ""),
    ("01", "区行政中心三楼会议室，", "三楼会议室", "会议室"),
)


@pytest.fixture(scope="module")
def made() -> VisitPack:
    """The pack of the example visit, not written."""
    return docgen.pack(docgen.load_seated(OFFICE / "来访" / "2026-041.yaml"), docgen.PackOptions(draft=True))


def paper_of(made: VisitPack, number: str) -> PackedPaper:
    return next(paper for paper in made.papers if paper.file.name.startswith(number))


def is_named(one: Disagreement, place: str, old: str, new: str) -> bool:
    """Whether a disagreement says of a place what stood there, and with what was written there what stands there."""
    written = without_spaces(new)
    added = written.replace(old, "", 1) if old in written else written
    is_deletion = len(written) < len(old)
    return (
        bool(one.about and one.expected) and one.place == place and (is_deletion or added in without_spaces(one.found))
    )


def edited_papers(made: VisitPack) -> Iterator[tuple[PackedPaper, bytes, tuple[str, str]]]:
    """Every paper that is edited, by turns in the run of the value and in one behind it."""
    for count, (number, line, old, new) in enumerate(TYPED_IN):
        paper = paper_of(made, number)
        content, done = edited(paper.file.content, typed_in(line, old, new, in_new_run=bool(count % 2)))
        assert done, f"{number} does not print {line}"
        yield paper, content, done


def test_words_written_beside_a_value_are_named_as_a_change_of_it(made: VisitPack) -> None:
    comparison = PaperComparison(made.visit)
    missed = []
    for paper, content, done in edited_papers(made):
        lines = printed_lines(content)
        (place,) = [new.place for old, new in zip(paper.lines, lines, strict=True) if old.cells != new.cells]
        found = list(comparison.of_content(paper, paper.file.name, content))
        if not any(is_named(one, place, *done) for one in found):
            missed.append((paper.file.name, done, found))
    assert missed == []


#: What is written in a paragraph, not beside a value of it, or where a form leaves room for it.
WORDS = (
    ("01", "一、来宾情况", "来宾情况", "来宾基本情况"),
    ("01", "杂粮饭。", "。", "。请厨房提前半小时备好。"),
    ("01", "7月7日（星期二）离开。", "。", "。以上如有变动，另行通知。"),
    ("03", "特此函复。", "特此函复", "特此函复，请予支持"),
    ("06", "人员名单", "人员名单", "人员名单（第二稿）"),
    ("16", "定单人：", "定单人：", "定单人：张三"),
    ("17", "签到负责人：", "签到负责人：", "签到负责人：张三"),
    ("18", "园区2023年开始建设，由柳溪村", "由柳溪村", "先后由柳溪村"),
)


def test_words_that_belong_to_no_value_are_no_disagreement_and_are_shown(made: VisitPack) -> None:
    comparison = PaperComparison(made.visit)
    said, silent = [], []
    for number, line, old, new in WORDS:
        paper = paper_of(made, number)
        content, done = edited(paper.file.content, typed_in(line, old, new))
        assert done, f"{number} does not print {line}"
        said += [one for one in comparison.of_content(paper, paper.file.name, content) if one.about]
        silent += [] if list(comparison.words_of(paper, paper.file.name, content)) else [done]
    assert (said, silent) == ([], [])
