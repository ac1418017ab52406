"""Which section of a visit the name of a sheet, or a title above a table, means."""

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.visit import Visit
from docgen.readers.recognise import HEAD_SHEETS
from docgen.readers.tables.headings import heading_text
from docgen.readers.visit_file.vocabulary import FieldDescription, vocabulary

_NUMBERING = lazy_pattern(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．\s]+|附件?[一二三四五六七八九十\d]*[:：、]?|表[一二三四五六七八九十\d]+[:：、]?)"
)
_TAIL = lazy_pattern("(?:一览表|统计表|明细表|登记表|信息表|安排表|名单表|汇总表|名册|花名册|表|如下|（续）)$")
#: What users call the sections.
_OTHER_NAMES = {
    "来宾": (
        "来宾名单 来宾信息 客人名单 客人 嘉宾 嘉宾名单 来访人员 来访人员名单 来访名单 "
        "考察团名单 考察团成员 考察团成员名单 代表团名单 代表团成员 团员名单 成员名单 "
        "参加人员 参会人员 人员名单 人员 名单 来宾人员 来宾人员名单 来访领导 来访来宾 "
        "来访来宾名单 宾客"
    ),
    "陪同": (
        "陪同人员 陪同领导 陪同名单 陪同人员名单 陪同领导名单 主方人员 我方人员 我方陪同 "
        "我方陪同人员 参加接待人员 接待人员"
    ),
    "保障": ("工作人员 保障人员 服务保障 服务人员 工作人员名单 保障人员名单 工作保障 工作保障人员 会务人员 后勤保障"),
    "日程": (
        "日程安排 行程 行程安排 活动日程 活动安排 考察日程 考察行程 接待日程 日程表 "
        "活动日程安排 活动行程 具体安排 行程表 行程单"
    ),
    "用餐": "用餐安排 就餐安排 餐饮 餐饮安排 就餐 用餐情况 餐饮用餐 餐次安排 宴请安排",
    "座次": "座次安排 座位安排 席位安排 会场座次 席次 排座",
    "住宿": ("住宿安排 住房安排 房间安排 客房安排 分房 分房表 房间分配 住房分配 入住安排 住房 房间 宾馆安排 酒店安排"),
    "车辆": ("车辆安排 用车安排 乘车安排 用车 乘车 车辆保障 交通 交通安排 派车 车辆信息 乘车分配"),
    "分工": "任务分工 责任分工 工作分工 职责分工 分工安排 工作任务 任务清单 工作安排 任务",
    "联系人": "联络人 联络员 通讯录 联系方式 联系人名单 工作联系人 联系电话 对接人",
    "费用": "接待费用 经费 经费预算 费用预算 费用明细 接待经费 费用清单 开支 预算",
    "交费": "缴费 交费情况 缴费情况 交费明细 来宾交费",
    "礼品": "纪念品 伴手礼 礼品安排 礼品清单",
    "抵离": "抵离安排 抵离信息 接送 接送安排 往返交通 抵离情况 接送站 抵达离开 行程交通",
    "迎送": "迎送安排 迎接安排",
    "布置": "会场布置 场地布置 场所布置 布置安排",
    "反馈": "意见反馈 来宾反馈 反馈意见 反馈情况",
    "天气": "天气预报 天气情况",
    "注意": "注意事项 温馨提示 有关要求",
    "应急": "应急预案 应急保障 应急措施",
    "宣传": "宣传报道 新闻报道 新闻宣传",
    "附件": "附件清单",
    "公函": "来函 来函信息 公函信息",
    "审批": "审批情况 审批信息",
}
_SECTION_OF = {word: section for section, words in _OTHER_NAMES.items() for word in words.split()}


def section_of(title: str) -> FieldDescription | None:
    """The section that a title means; None for other texts.

    >>> [getattr(section_of(title), "chinese", "") for title in ("来宾名单", "二、客房安排表", "用餐如下", "草稿")]
    ['来宾', '住宿', '用餐', '']
    """
    whole = heading_text(title)
    text = heading_text(_NUMBERING.sub("", title.strip()))
    words = vocabulary(Visit)
    for name in (whole, text, text.removesuffix("表"), _TAIL.sub("", text)):
        field = words.get(name) or words.get(_SECTION_OF.get(name, "")) or words.get(name.lower())
        if field is not None and field.model:
            return field
    return None


def section_in(title: str) -> FieldDescription | None:
    """The section at the end of a longer title: 云州市考察团日程安排表."""
    text = _TAIL.sub("", heading_text(title))
    known = max((word for word in (*_SECTION_OF, *vocabulary(Visit)) if text.endswith(word)), key=len, default="")
    return section_of(known) if len(known) > 1 else None


def is_head(title: str) -> bool:
    """Whether a sheet of this name holds single values beside their names.

    >>> [is_head(title) for title in ("基本信息", "基本信息表", "接待情况一览表", "来宾信息表")]
    [True, True, True, False]
    """
    return not {title, title.removesuffix("表"), _TAIL.sub("", title)}.isdisjoint(HEAD_SHEETS)
