"""The fields that take one of a few words, each with the other words that certainly or likely mean it."""

from typing import Annotated, Literal

from docgen.model.scalars import Reading, choice_of, one_of
from docgen.model.spellings.choices import SAID_FOR_YES_OR_NO, respell_yes_no

CATEGORIES = ("国内公务", "外宾", "商务")
SEXES = ("男", "女")
ELEMENTS = ("吃", "住", "行", "看", "听", "讲")
DIRECTIONS = ("抵达", "离开")
AUDIENCES = ("来宾", "工作人员")
MEAL_FORMS = ("工作餐", "自助餐", "宴请", "自费")
COURSES = ("凉菜", "热菜", "汤", "主食", "点心", "水果")
OCCASIONS = ("国内公务", "外事", "商务")
PROFILES = ("国标", "常规")
NATURES = ("机关", "参公事业单位", "事业单位", "国有企业", "金融企业")
LETTER_KINDS = ("复函", "邀请函", "接待函", "来访公函")
YES_NO = ("是", "否")
FEEDBACK_KINDS = ("意见建议", "先进经验", "投资意向")

Category = Annotated[
    Literal["国内公务", "外宾", "商务"],
    choice_of(
        CATEGORIES,
        {
            "国内公务": "公务 国内 国内公务接待 公务接待 党政 党政公务 内宾 国内公务活动 国内接待",
            "外宾": "外事 涉外 外宾接待 外事接待 外国来宾 涉外接待",
            "商务": "商务接待 商务活动",
        },
        {"商务": "招商 招商引资 企业 客商 经贸"},
    ),
]
Sex = Annotated[
    Literal["男", "女"],
    choice_of(SEXES, {"男": "男性 男士 先生 m male", "女": "女性 女士 小姐 f female"}),
]
Element = Annotated[
    Literal["吃", "住", "行", "看", "听", "讲"],
    choice_of(
        ELEMENTS,
        {
            "吃": "餐 用餐 就餐 餐饮 早餐 午餐 晚餐 宴请 饮食 吃饭",
            "住": "住宿 入住 下榻 休息",
            "行": "交通 出行 乘车 行程 转场 乘车前往 抵达 返程 路途",
            "看": "参观 考察 观摩 看点 实地考察 参观考察 走访 察看",
            "听": "听取汇报 听汇报 座谈 会议 座谈会",
            "讲": "讲解 解说",
        },
        {"听": "汇报 会谈", "讲": "介绍 讲话 交流", "看": "调研"},
    ),
]
JourneyWay = Annotated[
    Literal["抵达", "离开"],
    choice_of(
        DIRECTIONS,
        {"抵达": "到达 到 抵 来程 到站 接站 接机 抵", "离开": "离 返程 离程 返回 离去 回程 送站 送机 离会 启程返回"},
        {"抵达": "来 接", "离开": "走 送 去"},
    ),
]
Audience = Annotated[
    Literal["来宾", "工作人员"],
    choice_of(AUDIENCES, {"来宾": "客人 嘉宾 宾客 全体来宾", "工作人员": "保障人员 全体工作人员 会务人员 工作组"}),
]
MealForm = Annotated[
    Literal["工作餐", "自助餐", "宴请", "自费"],
    choice_of(
        MEAL_FORMS,
        {
            "工作餐": "工作用餐 工作午餐 工作晚餐 工作早餐 公务餐 公务工作餐",
            "自助餐": "自助 自助式 自助用餐 自助早餐 自助午餐 自助晚餐",
            "宴请": "宴会 晚宴 午宴 欢迎宴会 欢迎晚宴 欢迎宴",
            "自费": "自费用餐 自费餐 自费就餐",
        },
        {
            "宴请": "桌餐 围桌 围餐 桌席 正餐 接待餐 合餐",
            "工作餐": "简餐 盒饭 份饭 快餐 便餐",
            "自费": "自理 自付 自行用餐 自行就餐 自行安排 自行解决",
        },
    ),
]
Course = Annotated[
    Literal["凉菜", "热菜", "汤", "主食", "点心", "水果"],
    choice_of(
        COURSES,
        {
            "凉菜": "冷菜 凉碟 冷盘 冷碟 凉盘 凉拌",
            "热菜": "热炒 炒菜 大菜 主菜",
            "汤": "汤羹 汤品 例汤 汤类 羹汤 羹",
            "主食": "主食类 米饭 饭",
            "点心": "小吃 糕点 点心类 甜品 甜点",
            "水果": "果盘 时令水果 水果拼盘 鲜果",
        },
        {"主食": "面点 面食", "热菜": "素菜 荤菜 蔬菜 时蔬"},
    ),
]
OccasionWord = Annotated[
    Literal["国内公务", "外事", "商务"],
    choice_of(
        OCCASIONS,
        {
            "国内公务": "国内 公务 内事 内宾 国内活动",
            "外事": "外宾 涉外 外事活动 涉外活动",
            "商务": "商务活动 商务接待 商务场合",
        },
        {"商务": "招商 招商引资 企业 客商 经贸"},
    ),
]
ProfileName = Annotated[
    Literal["国标", "常规"], choice_of(PROFILES, {"国标": "国标格式 公文国标 公文格式", "常规": "常规格式 普通 一般"})
]
FeedbackKind = Annotated[
    Literal["意见建议", "先进经验", "投资意向"],
    choice_of(
        FEEDBACK_KINDS,
        {
            "意见建议": "意见 建议 意见和建议 意见与建议 意见、建议 意见及建议",
            "先进经验": "经验 先进做法 好经验 好做法 经验做法",
            "投资意向": "投资 合作意向 投资意愿 投资合作意向 合作",
        },
    ),
]
LetterKind = Annotated[
    Literal["复函", "邀请函", "接待函", "来访公函"],
    choice_of(
        LETTER_KINDS,
        {"复函": "回函 答复函 回复函", "邀请函": "邀请 邀请信", "接待函": "接待公函", "来访公函": "来访函"},
        {"来访公函": "公函 来函"},
    ),
]
YesNo = Annotated[
    Literal["是", "否"], Reading(one_of(*YES_NO), words=YES_NO, respell=respell_yes_no, other_words=SAID_FOR_YES_OR_NO)
]
Nature = Annotated[
    Literal["机关", "参公事业单位", "事业单位", "国有企业", "金融企业"],
    choice_of(
        NATURES,
        {
            "机关": "行政机关 党政机关 国家机关 行政单位",
            "参公事业单位": "参公 参公单位 参公管理事业单位 参照公务员法管理事业单位 参照公务员法管理的事业单位",
            "国有企业": "国企",
            "金融企业": "国有金融企业 金融",
        },
        {"金融企业": "银行"},
    ),
]
