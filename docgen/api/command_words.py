"""Which command somebody means by a word of his own: 方案 is plan, 名单 is roster."""

from collections.abc import Mapping, Sequence

from docgen.model.suggestions import closest_match

#: What people call the papers and the tools besides their titles.
_ALSO = {
    "approval": "审批 请示 报批单 呈批件 审批表 公务接待审批单",
    "audit": "自查 自查表 审计 台账检查 年度检查",
    "badges": "证件 胸牌 工作证 胸卡 嘉宾证 代表证",
    "briefing": "讲解词 点位 解说词 点位简介 简介 考察点",
    "cards": "席签 台签 席位卡 席位签 座签 名牌 座位牌 姓名牌 会议桌牌 铭牌 台卡",
    "checkin": "签到 签到册 签到单 报到表",
    "checklist": "清单 公务接待清单 接待清单表 报销清单",
    "disclosure": "公开 公示 公示表 公开表格 信息公开",
    "duty": "值班 值班表 值班安排 志愿者 志愿者安排 通讯录 联系表",
    "feedback": "专报 信息 反馈 简报 信息反馈",
    "followup": "台账 跟踪 跟踪表 办理台账 意见台账 督办台账 销号台账 落实台账",
    "letter": "复函 邀请函 公函 告知函 回函 发函 信函 商请函",
    "menu": "菜谱 菜品 点菜单 食谱 用餐安排",
    "motorcade": "车辆 用车 派车单 车辆安排 乘车 乘车表 车队 用车安排 车次",
    "plan": "方案 接待手册 总体方案 工作方案 实施方案 接待计划 接待预案",
    "purchases": "采购 物品 采购清单 领用 领用清单 物资 物料清单 物品清单",
    "rooms": "住宿 房间 房间安排 分房 分房表 住宿表 房号 入住安排 排房",
    "roster": "名单 人员 来宾名单 嘉宾名单 参会名单 花名册 通讯名单",
    "seating": "座次 座位图 座次表 座位 席位图 排座 席位表 座位表 位次图",
    "slip": "手边 手卡 领导手边单 手持卡 提示卡 口袋卡",
    "speech": "讲话 讲话稿子 致辞 祝酒辞 发言稿 主持词 欢迎词",
    "summary": "总结 年终总结 年度总结 半年总结",
    "tables": "桌卡 桌号牌 桌牌 桌号",
    "tasks": "分工 分工表 责任分工表 任务分工 职责 任务单 任务清单",
    "wallet": "来宾卡 随身卡 来宾手册 钱包卡",
    "intake": "读函 来函 录入 导入 草稿 读名单 起草",
    "check": "检查 查 校对 校验 检查来访",
    "pack": "全套 出全套 一套 打包 文书包 整套 全部文书",
    "agree": "核对 比对 核验 对账",
    "rules": "规则 全部规则 规定",
    "rule": "条款 说明规则",
    "stats": "统计 年度统计 统计表 汇总",
    "route": "路线 行程 排行程 线路",
    "seat": "算座次 排座次 座次理由",
    "order": "排序 笔画 姓氏笔画 排名单",
    "kinds": "文书 文书种类 种类 文书清单",
    "fields": "表头 字段 项目 各节",
    "new": "新建 新建办公室 空表 来访空表 开始",
    "export": "导出 转换 换成表格 转成表格",
    "doctor": "体检 自检 诊断 看电脑",
    "portable": "便携 拷贝 优盘 离线 U盘",
    "template": "模板",
    "brand": "品牌 标志 口号",
}
_MOST = 3  # commands that are suggested at once


def commands_meant(word: str, titles: Mapping[str, str]) -> list[str]:
    """The commands that a word of Chinese may mean, each with its title, the likeliest first.

    >>> commands_meant("方案", {"plan": "接待方案", "seating": "座次图"})
    ['plan（接待方案）']
    """
    names = {name: [titles[name]] if name in titles else [] for name in (*titles, *_ALSO)}
    names = {name: [*own, *_ALSO.get(name, "").split()] for name, own in names.items()}
    if found := [name for name, words in names.items() if word in words]:
        return [_shown(name, titles) for name in found[:_MOST]]
    if found := _said_within(word, names):
        return [_shown(name, titles) for name in found[:_MOST]]
    all_words = {other: name for name, words in names.items() for other in words}
    match = closest_match(word, all_words, cutoff=0.6)
    return [_shown(all_words[match], titles)] if match else []


def _said_within(word: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """The commands whose words stand in a longer one (做方案, 值班安排表), the longest of them; else those it is in."""
    within = {name: max((len(other) for other in words if other in word), default=0) for name, words in names.items()}
    if longest := max(within.values()):
        return [name for name, length in within.items() if length == longest]
    is_short = len(word) < 2
    return [] if is_short else [name for name, words in names.items() if any(word in other for other in words)]


def _shown(name: str, titles: Mapping[str, str]) -> str:
    return f"{name}（{titles[name]}）" if name in titles else name
