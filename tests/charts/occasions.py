"""Seatings of every layout, small and large, odd and even, with short and long names: what charts are measured on."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.api.visits import load
from docgen.model.visit import Visit

_SURNAMES = "周沈罗秦韩何宋白丁邹高林吴陶段覃乔米江温龙方陈贺于叶石柳尹杭"
_GIVEN = ("明远", "静", "若兰", "时雨", "一", "庆丰", "知秋", "思源", "晚晴", "书宁", "小满", "鹤鸣", "桐", "川", "果")
#: Names that must be broken before they shrink: first and last parts, for as many names as there are pairs.
_FIRST = ("穆罕默德·阿卜杜拉·", "约翰内斯·", "Maria-Fernanda ", "安娜·", "阿依古丽·", "Johannes van der ", "尉迟")
_LAST = (
    ("伊本·萨利赫", "本·侯赛因", "阿勒马克图姆", "阿尔法鲁克", "本·优素福", "阿勒萨拉姆", "哈桑"),
    ("范德维尔德", "霍夫曼", "冯·里希特", "克鲁格", "施密特", "贝克尔", "瓦格纳"),
    ("da Silva", "Gonzalez", "de la Cruz", "Oliveira", "Santos", "dos Reis", "Moreira"),
    ("林德", "索伦", "霍姆", "伯格", "奥斯特", "尼尔森", "达尔"),
    ("买买提", "吐尔逊", "艾合买提", "阿布都热西提", "库尔班", "依明", "玉素甫"),
    ("Velde", "Meer", "Berg", "Linden", "Heide", "Broek", "Vries"),
    ("清河", "文远", "若愚", "长风", "望舒", "子安", "云起"),
)


def _name(number: int, long: bool) -> str:
    if long and number % 2 == 0 and number < 2 * len(_FIRST) * len(_LAST[0]):
        kind = number // 2 % len(_FIRST)
        return _FIRST[kind] + _LAST[kind][number // 2 // len(_FIRST)]
    surname = _SURNAMES[number % len(_SURNAMES)]
    round_, given = divmod(number // len(_SURNAMES), len(_GIVEN))
    return f"{surname}{_GIVEN[(number + given) % len(_GIVEN)]}{'甲乙丙丁戊己庚辛'[round_] if round_ else ''}"


class Occasion(NamedTuple):
    """A seating: how many sit in its list, or as guests and hosts; ``fields`` are further lines of it."""

    name: str
    layout: str
    people: int = 0
    guests: int = 0
    hosts: int = 0
    fields: str = ""
    foreign: bool = False
    long_names: bool = False

    def visit(self) -> Visit:
        """The visit that holds this seating alone."""
        return load(self.text().encode())

    def text(self) -> str:
        """The file of that visit."""
        names = [_name(number, self.long_names) for number in range(self.people + self.guests)]
        # hosts are of the place: their names are short
        hosts = [_name(number + 500, False) for number in range(self.hosts)]
        lines = [
            "标题: 云州市党政代表团来清江区考察",
            "日期: 2026-07-05",
            f"类别: {'外宾' if self.foreign else '国内公务'}",
        ]
        lines += [
            "来宾:",
            *(f"  - {{姓名: {name}, 单位: 第{number // 20 + 1}团}}" for number, name in enumerate(names)),
        ]
        lines += ["陪同:", *(f"  - {{姓名: {name}}}" for name in hosts)] if hosts else []
        lines += ["座次:", f"  - 名称: {self.name}", f"    形式: {self.layout}"]
        lines += ["    日期: 2026-07-06", "    时间: 14:30", "    地点: 区行政中心三楼会议室"]
        lists = (("人员", names[: self.people]), ("来宾", names[self.people :]), ("主方", hosts))
        lines += [f"    {field}: [{', '.join(listed)}]" for field, listed in lists if listed]
        lines += [f"    {line}" for line in self.fields.replace("%主", hosts[-1] if hosts else "").splitlines()]
        return "\n".join(lines)


OCCASIONS = (
    Occasion("主席台三人", "主席台", 3),
    Occasion("主席台六人", "主席台", 6),
    Occasion("主席台九人发言席", "主席台", 9, fields="规则: {发言席: 右前方}"),
    Occasion("主席台二十人两排", "主席台", 20, fields="规则: {排数: [9, 11]}"),
    Occasion("主席台四十五人三排", "主席台", 45),
    Occasion("主席台外宾七人", "主席台", 7, foreign=True, long_names=True),
    Occasion("主席台七十人", "主席台", 70),
    Occasion("合影六人", "合影", 6),
    Occasion("合影十四人", "合影", 14, fields="规则: {排数: [6, 8]}"),
    Occasion("合影外宾十一人", "合影", guests=6, hosts=5, foreign=True, long_names=True),
    Occasion("合影四十人", "合影", 40, fields="规则: {排数: [12, 14, 14]}"),
    Occasion("合影九十人", "合影", 90, long_names=True),
    Occasion("横桌一对一", "会谈横桌", guests=1, hosts=1),
    Occasion("横桌五对三", "会谈横桌", guests=5, hosts=3),
    Occasion("横桌外事七对六", "会谈横桌", guests=7, hosts=6, fields="记录: [%主]", foreign=True, long_names=True),
    Occasion("横桌十二对十二", "会谈横桌", guests=12, hosts=12),
    Occasion("横桌二十对二十", "会谈横桌", guests=20, hosts=20),
    Occasion("横桌六十对十二", "会谈横桌", guests=60, hosts=12),
    Occasion("横桌门左八对八", "会谈横桌", guests=8, hosts=8, fields="方位: {门: 左}"),
    Occasion("竖桌四对四", "会谈竖桌", guests=4, hosts=4),
    Occasion("竖桌十二对十", "会谈竖桌", guests=12, hosts=10, long_names=True),
    Occasion("竖桌三十对三十", "会谈竖桌", guests=30, hosts=30),
    Occasion("竖桌六十对五", "会谈竖桌", guests=60, hosts=5),
    Occasion("回字形五人", "回字形", 5),
    Occasion("回字形十六人", "回字形", 16, long_names=True),
    Occasion("回字形双方四十四人", "回字形", guests=24, hosts=20),
    Occasion("回字形六十人", "回字形", 60),
    Occasion("U形七人", "U形", 7),
    Occasion("U形双方十八人", "U形", guests=9, hosts=9, foreign=True, long_names=True),
    Occasion("U形三十人", "U形", 30),
    Occasion("课桌十二人", "课桌式", 12),
    Occasion("课桌六十人", "课桌式", 60, fields="规则: {列数: 10, 走道: 5}"),
    Occasion("课桌六十一人", "课桌式", 61, long_names=True),
    Occasion("课桌二百人", "课桌式", 200, fields="规则: {列数: 20, 走道: [5, 15]}"),
    Occasion("课桌分团", "课桌式", 130, fields="规则: {列数: 14, 分团: 另起}", long_names=True),
    Occasion("课桌一千人", "课桌式", 1000, fields="规则: {列数: 40, 走道: [10, 30]}"),
    Occasion("圆桌四人", "圆桌", guests=3, hosts=1),
    Occasion("圆桌十人", "圆桌", guests=7, hosts=3, long_names=True),
    Occasion("圆桌十六人", "圆桌", guests=12, hosts=4),
    Occasion("圆桌两桌", "圆桌", guests=12, hosts=4, fields="规则: {每桌: 8}"),
    Occasion("圆桌三桌", "圆桌", 0, 24, 6, "规则: {每桌: 10, 桌次: 品字}", foreign=True, long_names=True),
    Occasion("圆桌六桌", "圆桌", guests=48, hosts=12, fields="规则: {每桌: 10}"),
    Occasion("圆桌十二桌", "圆桌", guests=108, hosts=12, fields="规则: {每桌: 10}"),
    Occasion("主席台外事国旗", "主席台", 8, fields="国旗: [中国, 芬兰]", foreign=True),
    Occasion("合影外事国旗", "合影", guests=7, hosts=7, fields="国旗: [中国, 芬兰]", foreign=True),
    Occasion("横桌外事国旗", "会谈横桌", 0, 5, 5, "国旗: [中国, 芬兰]", foreign=True, long_names=True),
    Occasion("横桌门左国旗", "会谈横桌", 0, 5, 5, "国旗: [中国, 芬兰]\n方位: {门: 左}", foreign=True),
    Occasion("竖桌外事国旗", "会谈竖桌", guests=5, hosts=5, fields="国旗: [中国, 乌兹别克斯坦]", foreign=True),
    Occasion("沙发外事国旗", "沙发", guests=4, hosts=4, fields="国旗: [本国, 来访国]", foreign=True),
    Occasion("签字外事国旗", "签字", guests=4, hosts=4, fields="国旗: [中国, 芬兰]", foreign=True, long_names=True),
    Occasion("长桌宴六人", "长桌宴", guests=4, hosts=2, foreign=True),
    Occasion("长桌宴八人两端", "长桌宴", guests=6, hosts=2, fields="规则: {主位: 两端}", foreign=True),
    Occasion("长桌宴十四人", "长桌宴", guests=10, hosts=4, foreign=True, long_names=True),
    Occasion("长桌宴三十人", "长桌宴", guests=26, hosts=4, foreign=True, long_names=True),
    Occasion("商务车主人夫妇", "商务车", 5, fields="规则: {驾驶: 主人夫妇}"),
    Occasion("沙发二对二", "沙发", guests=2, hosts=2),
    Occasion("沙发外事六对四", "沙发", guests=6, hosts=4, fields="译员: [%主]", foreign=True, long_names=True),
    Occasion("沙发十四对十二", "沙发", guests=14, hosts=12),
    Occasion("签字一对一", "签字", guests=1, hosts=1),
    Occasion("签字外事八对八", "签字", guests=8, hosts=8, foreign=True, long_names=True),
    Occasion("轿车二人", "轿车", 2),
    Occasion("轿车四人", "轿车", 4, long_names=True),
    Occasion("商务车六人", "商务车", 6),
    Occasion("越野车三人", "越野车", 3),
    Occasion("中巴五人", "中巴", 5),
    Occasion("中巴十八人", "中巴", 18, long_names=True),
    Occasion("中巴三十五人", "中巴", 35),
    Occasion("大巴五十二人", "中巴", 52),
    Occasion("大巴七十人", "中巴", 70),
)  # fmt: skip


def by_layout(layout: str) -> Iterator[Occasion]:
    return (occasion for occasion in OCCASIONS if occasion.layout == layout)
