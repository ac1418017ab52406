"""Words of such papers that no line of a table may tear: rooms, bodies, trades, tasks, headings.

A dictionary of Chinese is no part of docgen. These are the words that stand in the cells of its tables; a text without
them is broken between any two characters, as Word does it.
"""

import re
from functools import cache

_WORDS = """
    办公室 会议室 会见厅 多功能厅 报告厅 宴会厅 接待室 贵宾室 休息室 会客厅 礼堂 前厅 大厅 食堂 餐厅 机关食堂 大剧院
    剧院 宾馆 酒店 饭店 招待所 车站 东站 西站 南站 北站 高铁站 机场 码头 出口 入口 广场 公园 陈列馆 博物馆 展览馆
    纪念馆 图书馆 文化馆 体育馆 体育场 产业园 农业园 工业园 科技园 茶博园 示范园 示范点 示范区 基地 工坊 车间 厂房
    学校 中学 小学 大学 学院 幼儿园 医院 人民医院 中医医院 保健院 党校 研究院 研究所 检测中心 行政中心 服务中心 一楼
    二楼 三楼 四楼 五楼 六楼 七楼 八楼 九楼 现代 农业 农村 乡村 振兴 林业 水利 文化 旅游 广电 广播 电视 电视台
    广播电视台 教育 卫生 健康 医疗 体育 科技 科学 技术 工业 信息化 信息 商务 招商 投资 促进 发展 改革 财政 税务 审计
    统计 自然 资源 生态 环境 住房 城乡 建设 交通 运输 应急 管理 市场 监督 公安 司法 民政 民族 宗教 人力 社会 保障
    退役 军人 外事 港澳 台侨 事务 机关 党政 组织部 宣传部 统战部 政法委 纪委 监委 工委 管委会 委员会 组委会 常务
    人民 政府 代表 大会 政协 人大 市委 区委 县委 省委 党委 党组 支部 妇联 共青团 工会 工商业 联合会 联合社 合作社
    供销社 协会 学会 研究会 商会 促进会 委员 中心 公司 集团 有限 股份 责任 有限公司 有限责任 股份有限 科技发展 实业
    贸易 国际 进出口 电子商务 电子 网络 传媒 新材料 材料 食品 饮食 茶业 茶叶 制造 装备 机械 物流 冷链 银行 农村商业
    保险 担保 融资 供电 国网 电力 水务 燃气 街道 办事处 社区 党群 党工委 融媒体 融媒 日报社 日报 杂志社 接待 服务
    外办 招商局 讲解员 讲解 书记 第一书记 驻村 村集体 集体 经济 贫困 易地 搬迁 扶持 后续 帮扶 协作 东西部 对口 支援
    考察 调研 参观 座谈 座谈会 会议 洽谈 洽谈会 推介会 推介 开幕式 闭幕式 签约 仪式 合影 会见 会谈 培训 讲座 发布会
    活动 项目 产业 企业 行业 品牌 标准 质量 安全 生产 规划 设计 工程 工作 情况 汇报 介绍 交流 讨论 讲话 致辞 发言
    主持 总结 部署 指导 检查 监测 评估 验收 协调 总体 衔接 调度 联络 联系 负责 秩序 现场 点位 会务 资料 文本 协议
    翻译 译员 司机 驾驶 驾驶员 车辆 号牌 车型 座位 乘车 用餐 早餐 午餐 晚餐 自助餐 工作餐 清真席 酒水 菜单 住宿 入住
    房间 标准间 单间 套间 套餐 食宿 报到 抵达 离开 返程 出发 到达 集中 前往 航班 高铁 动车 列车 大客车 商务车 中巴
    轿车 越野车 工作车 备用 救护车 医护 人员 医疗点 陪同 单位 职务 姓名 备注 时间 地点 内容 事项 措施 电话 时限 完成
    方向 形式 要求 报道 新闻 宣传 采访 记者 摄影 摄像 非物质 文化遗产 遗产 出入口 疏散 通道 突发 疾病 故障 天气 道路
    食品安全 备勤 待命 预案 高标准 农田 稻田 渔业 综合 种养 茶园 茶农 养殖 种植 加工 采购 采购商 销售 来宾 嘉宾 外宾
    客商 主要 其他 全体 代表团 考察组 团组 领导 同志 成员 专家 教授 干部 人才 群众 学生 教师 情况介绍 专题 大型 局长
    院长 省长 市长 县长 区长 镇长 乡长 州长 处长 科长 股长 部长 厅长 主任 副主任 主席 副主席 常委 党组成员 党委委员
    党组书记 党委书记 副书记 副局长 副市长 副县长 副区长 副镇长 副院长 副部长 副科长 副处长 秘书 秘书长 副秘书长
    经理 总经理 副总经理 董事长 总监 总裁 副总裁 会长 副会长 理事 理事长 副理事长 校长 副校长 所长 馆长 站长 队长
    行长 副行长 研究员 副研究员 副教授 讲师 调研员 主任科员 科员 工程师 总工程师 医师 主任医师 导师 博士 院士 主编
    编辑 主管 专员 承担 自付 另设 另备 另行 提前 推迟 当天 当日 全程 每天 期间 上午 下午 晚上 分钟 小时 车程 约需
    名单 附件 左右 以前 以后 以内
    会员 会展 会计 社员 社团 团队 学员 学术 学科 科普 科协 农民 牧民 渔民 居民 村民 市民 市政 政务 城市 城管 城建 县域
    县城 村级 乡镇 区域 区划 园区 校区 厂区 部门 部队 处置 院校 室内 内勤 外勤 园林 园艺 厂家 厂商 行政 业务 体系 专业
    东西部协作 社会保障 人力资源 国有资产 监督管理 股份有限公司 有限责任公司 内科 外科 民宗 民营 民间 民办 民航 民建
    民盟 民进 非物质文化遗产 过敏 海鲜 花生 教育医疗 组团式 涉及 金额 举办 承办 主办 协办 召开 签署
    每人 每组 每桌 每车 每批 每间 每天 每次 每项 每户 不超过 不少于 不低于 不高于 不得 不能 不宜 不吃 不耐受 以上 以下
    国道 国道线 省道 省道线 县道 高速 高速路 公路 改走 绕行 路段 路线 线路 沿线 房费 餐费 车费 费用 经费 票据 凭证 发票
    容量 不足 不齐 不符 超过 规定 乡村振兴 公用经费 接待费 住宿费 伙食费 交通费 公务卡 转账 现金 付款 支付 报销 结算
    清真 素食 忌口 乳糖 过敏源 茶歇 早茶 茶水 茶艺 茶道 主桌 副桌 席位 席卡 桌签 台签 会标 背景板 横幅 展板 话筒 音响
    投影 屏幕 录音 签到 签到处 签字 签字人 致欢迎词 欢迎词 答谢 揭牌 剪彩 授牌 颁奖 启动 开工 竣工 考察点 示范村
    提灌站 水库 堤防 渠系 灌区 泵站 闸口 防汛 抗旱 隐患 整改 复查 排查 督查 检修 备料 车位 停车 停车场 门口 大门 东门
    西门 南门 北门 正门 侧门 入住 退房 用车 接站 送站 接机 送机 换乘 候车 候机 安检 行李 行李车 随行 随车 警车 引导
    引导员 志愿者 礼仪 礼仪员 医生 护士 民警 保安 电工 厨师 服务员 联络员 主持人 发言人 负责人 联系人 召集人
    维吾尔族 哈萨克族 柯尔克孜族 塔吉克族 乌孜别克族 鄂伦春族 鄂温克族 达斡尔族 俄罗斯族 塔塔尔族
"""
_LONG = 3
#: What ends a unit whatever stands behind it, but for what goes on with its name: 茶业集团|有限公司.
_SURE_UNIT = (
    "公司|银行|大学|学院|协会|学会|研究会|联谊会|联合会|商会|中心|委员会|政府|研究院|研究所|医院|电视台|报社|杂志社|"
    "旅行社|合作社|联合社|代表团|集团|[局厅]"
)
#: What goes on with the name of a unit.
GOES_ON = (
    "有限",
    "股份",
    "责任",
    "联合社",
    "联合会",
    "集团",
    "协会",
    "委员会",
    "公司",
    "中心",
    "管理委员会",
    "管理局",
    "管理中心",
    "人民",
)


def word_at(text: str, at: int) -> str:
    """The longest such word that begins at a character; empty when none does.

    Where its last character rather begins the next word, none does: 茶 stands before 农民 in 古树茶农民专业合作社.

    >>> word_at("区行政中心三楼会议室", 1), word_at("清江", 0), word_at("茶农民专业合作社", 0)
    ('行政中心', '', '')
    """
    word = _longest_at(text, at)
    if len(word) > _LONG and len(text) == at + len(word) + 1:  # no single character is left over: 东西部|协作|办
        word = _longest_at(text[: at + _LONG], at)
    return "" if word and is_inside_word(text, at + len(word)) else word


def is_inside_word(text: str, at: int) -> bool:
    """Whether a text parted before a character is parted inside a word: 商务局市|场体系建设科.

    >>> is_inside_word("商务局市场体系", 4), is_inside_word("云州市民族宗教局", 3)
    (True, False)
    """
    return len(_longest_at(text, at - 1)) > 1 and not _longest_at(text, at)


def sure_unit_ends(text: str) -> frozenset[int]:
    """Where a unit ends, whatever stands behind it: 传媒有限公司|后期制作."""
    ends = (match.end() for match in re.finditer(_SURE_UNIT, text))
    return frozenset(at for at in ends if not text.startswith(GOES_ON, at) and not is_inside_word(text, at))


def _longest_at(text: str, at: int) -> str:
    words = _words_by_initial().get(text[at : at + 1], ())
    return next((word for word in words if text.startswith(word, at)), "")


@cache
def _words_by_initial() -> dict[str, list[str]]:
    """The words by their first character, long ones first."""
    lists: dict[str, list[str]] = {}
    for word in sorted(set(_WORDS.split()), key=lambda word: (-len(word), word)):
        lists.setdefault(word[0], []).append(word)
    return lists
