"""What offices write of costs: who pays, how, on what paper, for what. What must be found is, the rest stays quiet.

Each text stands in one field of a visit that is clean without it.
"""

from pathlib import Path

import pytest

from docgen.model.visit import Visit
from docgen.rules.engine import judge
from tests.rules.examples import whole

_HEAD = (
    "办公室: {单位: 邻溪县接待服务中心, 简称: 县接待中心, 地区: 邻溪县, 标准: {工作餐: 60}}\n"
    "陪同: [{姓名: 章文涛, 单位: 邻溪县人民政府, 职务: 副县长}, {姓名: 路晓晨, 单位: 邻溪县发展和改革局, 职务: 局长}]\n"
    "保障: [{姓名: 汤小乐, 单位: 邻溪县接待服务中心, 职务: 科员}]\n"
    "日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]\n"
)
_MEAL = (
    "用餐: [{名称: 6日午餐, 日期: 2026-07-06, 形式: 工作餐, 标准: 60, 来宾: 全体, 陪餐: [章文涛, 路晓晨], "
    "付费: <付费>, 备注: <用餐备注>}]\n"
)
_BILL = "{日期: 2026-07-06, 项目: <餐费>, <多少>, 承担: <承担>, 支付: <支付>, 票据: <票据>}"
_MORE = "{日期: 2026-07-06, 项目: <项目>, 金额: 540, 承担: 接待单位, 支付: 公务卡, 票据: '26051202', 备注: <备注>}"
_CLEAN = {
    "付费": "接待单位",
    "用餐备注": "",
    "餐费": "工作餐",
    "多少": "标准: 60, 人数: 4, 金额: 240",
    "承担": "接待单位",
    "支付": "公务卡",
    "票据": "'26051201'",
    "项目": "会议室使用费",
    "备注": "",
}

#: Of each field, what must be found (违规 or 应改); texts are parted by “/”.
FOUND = {
    "付费": """
        石桥乡 / 园区企业 / 老板 / 商会 / 宏图机械 / 赞助 / 县城投 / 承包商老刘 / 宏达路桥 / 镇财政所 / 村里 /
        县酒业协会 / 中铁某局项目部 / 供货商 / 挂在石桥乡 / 恒信置业请客 / 由企业安排 / 开发商 / 镇里解决 /
        施工队老板 / 挂账 / 会议费
    """,
    "承担": """
        建设单位 / 管理服务对象 / 下级单位 / 章文涛 / 监理公司 / 某电站 / 县交投 / 赵总 / 入驻商户 / 乡镇分摊 /
        石桥乡政府 / 石桥村 / 施工单位 / 城投公司 / 协会 / 承办企业 / 项目方 / 街道办 / 沙溪镇 / 水务集团 / 老板个人
    """,
    "餐费": """
        餐费 / 工作餐费 / 午餐 / 公务接待餐费 / 招待费 / 伙食 / 桌餐 / 简餐 / 用餐费 / 接待费 / 接待用餐 / 围餐 /
        便餐 / 公务餐 / 来客就餐 / 6日中餐 / 晚宴 / 饭费 / 食堂招待 / 火锅 / 客餐费 / 接待考察组 / 自助餐
    """,
    "项目": """
        会议纪念雨伞 / 定制U盘 / 伴手礼 / 土特产 / 农产品礼盒 / 印有县名的帆布包 / 丝巾3条 / 定制保温杯 / 宣纸字画 /
        月饼 / 考察组水果篮 / 领导慰问品 / 羊绒围巾3条 / 竹编礼盒 / 门票 / 观光车票 / 温泉票 / 来宾返程高铁票 /
        来宾住宿 / 办公用品（抵餐费） / 车辆维修（冲招待费） / 3月至5月接待餐费 / 4批客人餐费 / 一季度接待费汇总 /
        代开发票税点
    """,
    "备注": """
        抵12日接待餐费 / 实为晚餐酒水 / 同一餐分两张票开 / 由加油票冲抵 / 发票开成办公用品 / 实际是晚上那顿饭 /
        用培训费列支 / 与上一张是同一餐 / 拆成两笔报 / 以会议费名义 / 含另外两批客人 / 走加油票 / 顶12日招待费 /
        餐票开的复印费 / 另一半下月再开票 / 多开的部分冲上次饭钱 / 合并5月三次接待一起结 / 找酒店换开住宿票 /
        先挂账 / 实付480元 / 汤小乐垫付
    """,
    "支付": """
        月底统一结 / 月结 / 先挂着 / 现金 / 个人垫付 / 挂账 / 年底一起结 / 先欠着 / 购物卡抵 / 老板代付 / 暂欠 /
        记账 / 签字记账 / 微信转给老板 / 下月一并结 / 小汤先垫 / 用加油卡 / 会员卡 / 尚未支付 / 店家先记上 /
        年终结算 / 个人银行卡 / 现付 / 企业代缴 / 司机代付 / 半年一结
    """,
    "票据": """
        白条 / 食堂手写收条 / 待补 / 暂无 / 后补 / 收据 / 手写便条 / 无票 / 发票未开 / 用办公用品发票代替 / 欠条 /
        找票冲抵 / 没有 / 补开中 / 手写单 / 食堂打的条子 / 发票丢失 / 收据一张 / 等发票 / 还没来 / 下次带来 /
        白头单 / 复印件 / 用餐饮以外的票 / 借据 / 商家不开票 / 微信截图 / 同上
    """,
}
#: Of each field, what nobody may be accused of.
QUIET = {
    "付费": """
        县接待中心 / 县政府办 / 自理 / 按标准交费 / 县机关事务中心 / 县委办公室 / 接待费预算 / 柏青川等三人自付 /
        公务卡 / 县发改局 / 来宾微信扫码支付 / 由接待单位承担 / 县政协办 / 已交伙食费 / 县委办 / 本单位 /
        县供销合作社 / 县乡村振兴局 / 县科技局
    """,
    "承担": """
        县接待中心 / 县财政 / 县级财政 / 公用经费 / 邻溪县接待服务中心 / 县机关事务服务中心 / 派出单位 / 来宾本人 /
        县委宣传部 / 部门预算 / 本级财政 / 我中心 / 县政府办 / 财政预算 / 来宾单位 / 县企业服务中心 / 县城乡建设局
    """,
    "项目": """
        会议用品（笔记本、笔） / 矿泉水、纸巾 / 文印费 / 讲解费 / 资料印刷 / 桌签制作 / 停车费 / 消毒用品 / 茶水 /
        餐具清洗 / 会议室音响租用 / 会议桌签打印 / 打印纸 / 会议室租用 / 中巴租车费 / 雨衣（安全检查用） / 安全帽 /
        一次性纸杯 / 瓶装水 / 投影仪维修 / 讲解员劳务费 / 过路费 / 会场音响 / 医药箱补充 / 口罩 / 电池 / 雨伞租用 /
        接待手册印刷 / 加油费
    """,
    "备注": """
        分两天使用 / 不含餐费 / 与会议费无关 / 按协议价 / 半天 / 公函见附件 / 已核对清单 / 两张发票，各一天 / 含税 /
        一事一结 / 未列会议费 / 加油费另列 / 已扣除押金 / 与工作餐分开开票 / 5月12日至13日 / 第2批 / 共540元 /
        每人20元
    """,
    "支付": """
        公务卡 / 转账 / 对公转账 / 国库集中支付 / 财政授权支付 / 单位对公转账 / 公务卡结算 / 公务卡刷卡 /
        零余额账户 / 银行转账 / 直接支付 / 授权支付 / 网银对公 / 转帐 / 电汇 / 转账支票 / 预算一体化系统支付 /
        公务卡（尾号3306） / 财务转账 / 统一支付 / 对公账户转账，不欠账 / 一次结清（转账）
    """,
    "票据": """
        电子发票26051299 / 财政票据00123456 / 数电票26512000000012345678 / 发票号26051299 / 发票No.00981234 /
        电子普票03388712 / 增值税普通发票04512233 / 川票0088123 / 见附件1 / 非税收入票据0012345 / 票号26051201 /
        0012-3345 / 往来结算票据000123 / 财政收据00012
    """,
    "用餐备注": "请提前15分钟备好 / 清淡少油 / 共4人 / 餐费240元 / 每人60元 / 按两桌准备",
}


def _visit(folder: Path, field: str, text: str) -> Visit:
    values = {**_CLEAN, field: f'"{text}"'} if field else dict(_CLEAN)
    if field == "餐费":
        values["多少"] = "人数: 4, 金额: 1200"
    piece = f"{_HEAD}{_MEAL}费用: [{_BILL}, {_MORE}]\n"
    for name, value in values.items():
        piece = piece.replace(f"<{name}>", value or "''")
    return whole(piece, "国内公务", folder)


def _loud(visit: Visit) -> list[str]:
    return [rule.code for rule, _ in judge(visit).findings if rule.level in ("must", "should")]


def _texts(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(field, text.strip()) for field, texts in table.items() for text in texts.split("/")]


def test_the_visit_is_clean_without_them(tmp_path: Path) -> None:
    assert judge(_visit(tmp_path, "", "")).findings == ()


@pytest.mark.parametrize("field", FOUND)
def test_a_breach_in_the_words_of_an_office_is_found(field: str, tmp_path: Path) -> None:
    texts = [text for name, text in _texts(FOUND) if name == field]
    assert [text for text in texts if not _loud(_visit(tmp_path, field, text))] == []


@pytest.mark.parametrize("field", QUIET)
def test_what_is_in_order_stays_quiet(field: str, tmp_path: Path) -> None:
    texts = [text for name, text in _texts(QUIET) if name == field]
    found = {text: codes for text in texts if (codes := _loud(_visit(tmp_path, field, text)))}
    assert found == {}


def _codes(folder: Path, text: str, category: str = "国内公务") -> list[str]:
    return [rule.code for rule, _ in judge(whole(text, category, folder)).findings if rule.level != "note"]


_LUNCH = (
    "陪同: [{姓名: 章文涛}, {姓名: 路晓晨}]\n保障: [{姓名: 汤小乐}]\n"
    "日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]\n"
    "用餐: [{名称: 6日午餐, 日期: 2026-07-06, 形式: 工作餐, 标准: 60, 来宾: 全体, "
    "陪餐: [章文涛, 路晓晨], 付费: 接待单位}]\n"
)


@pytest.mark.parametrize(
    ("bills", "codes"),
    [
        # without a number of people, those who ate count
        ("{项目: 餐费, 日期: 2026-07-06, 金额: 240, 票据: '1'}", []),
        ("{项目: 餐费, 日期: 2026-07-06, 金额: 980, 票据: '1'}", ["G17"]),
        # one meal on two receipts, or two lines of one
        ("{项目: 餐费, 金额: 120, 票据: '1'}, {项目: 桌餐, 金额: 120, 票据: '2'}", ["G18e"]),
        ("{项目: 餐费, 金额: 120, 票据: '1'}, {项目: 桌餐, 金额: 120, 票据: '1'}", []),
        # a meal that nobody planned
        ("{项目: 午餐, 金额: 240, 票据: '1'}, {项目: 晚餐, 金额: 240, 票据: '2'}", ["G12d"]),
        ("{项目: 午餐, 金额: 240, 票据: '1'}, {项目: 工作人员晚餐, 金额: 40, 票据: '2'}", []),
        ("{项目: 接待费, 人数: 2, 金额: 240, 票据: '1'}", []),
        ("{项目: 餐费, 人数: 9, 金额: 240, 票据: '1'}", ["L33"]),
        ("{项目: 餐费, 金额: 240, 票据: '1', 大写: 贰佰肆拾元整}", []),
        ("{项目: 餐费, 金额: 230.50, 票据: '1', 大写: 贰佰叁拾元零伍角}", []),
        ("{项目: 餐费, 金额: 230.50, 票据: '1', 大写: 贰佰叁拾元伍角整}", []),
        ("{项目: 餐费, 金额: 235.50, 票据: '1', 大写: 贰佰叁拾伍元零伍角}", ["L31"]),
        ("{项目: 餐费, 金额: 205.00, 票据: '1', 大写: 贰佰伍元整}", ["L31"]),
        ("{项目: 会场, 金额: 107000.53, 票据: '1', 大写: 壹拾万柒仟元零伍角叁分}", []),
        ("{项目: 会场, 金额: 107000.53, 票据: '1', 大写: 壹拾万零柒仟元伍角叁分}", []),
        ("{项目: 会场, 金额: 16409.02, 票据: '1', 大写: 壹万陆仟肆佰零玖元零贰分}", []),
    ],
)
def test_bills_are_held_against_the_meals(bills: str, codes: list[str], tmp_path: Path) -> None:
    assert _codes(tmp_path, f"办公室: {{标准: {{工作餐: 60}}}}\n{_LUNCH}费用: [{bills}]") == codes


def test_charges_alone_are_no_cost(tmp_path: Path) -> None:
    charges = (
        "用餐: [{名称: 晚餐, 形式: 自助餐, 标准: 40, 来宾: 全体, 付费: 来宾自付}]\n"
        "交费: [{交费人: 考察组, 项目: 伙食费, 人数: 2, 金额: <收>}]"
    )
    assert _codes(tmp_path, charges.replace("<收>", "80")) == []
    assert _codes(tmp_path, charges.replace("<收>", "10")) == ["T03b"]


def test_guests_were_to_pay_for_meals_before_2025_too(tmp_path: Path) -> None:
    text = (
        "日期: 2024-07-08\n用餐: [{名称: 晚餐, 形式: 自助餐, 来宾: 全体, 付费: 来宾自付}]\n"
        "费用: [{项目: 会议室, 金额: 100, 支付: 公务卡, 票据: '1'}]\n"
    )
    findings = judge(whole(text, "国内公务", tmp_path)).findings
    assert [finding.source for rule, finding in findings if rule.code == "T03"] == ["财办行〔2014〕90号"]


def test_meals_of_a_conference_are_paid_from_its_budget(tmp_path: Path) -> None:
    meals = (
        "用餐: [{名称: 6日午餐, 形式: 自助餐, 来宾: 全体, 付费: 会议费}, "
        "{名称: 6日晚餐, 形式: 自助餐, 来宾: 全体, 付费: 主办单位会议费}]\n"
    )
    assert _codes(tmp_path, f"事由: 出席会议\n{meals}") == []
    assert _codes(tmp_path, meals) == ["T07", "G12", "T07"]


@pytest.mark.parametrize(
    ("unit", "codes"),
    [
        ("邻溪县教育局", ["G12c"]),
        ("县教育局", ["G12c"]),
        ("中共邻溪县委组织部", ["G12c"]),
        ("邻溪县石桥镇人民政府", []),
        ("松江市教育局", []),
        ("嘉陵省财政厅", []),
        ("市教育局", []),
    ],
)
def test_units_of_the_same_town_are_given_no_meal(unit: str, codes: list[str], tmp_path: Path) -> None:
    text = (
        "办公室: {地区: 嘉陵省松江市邻溪县}\n"
        f"来宾: [{{姓名: 柏青川, 单位: {unit}}}, {{姓名: 邵雨桐, 单位: {unit}}}]\n"
        "用餐: [{名称: 午餐, 形式: 工作餐, 来宾: 全体}]"
    )
    assert _codes(tmp_path, text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("用餐: [{名称: 晚餐, 形式: 宴请, 标准: 880, 来宾: 全体, 付费: 接待单位}]", ["B06"]),
        ("用餐: [{名称: 晚餐, 形式: 宴请, 标准: 880, 来宾: 全体, 付费: 来宾自付}]", []),
        ("用餐: [{名称: 晚餐, 形式: 宴请, 标准: 120, 来宾: 全体, 付费: 接待单位}]", []),
        ("费用: [{项目: 商务用餐, 人数: 4, 金额: 3520, 承担: 接待单位}]", ["B06"]),
        ("礼品: [{名称: 漆器, 数量: 2, 单价: 1980}]", ["B05"]),
        ("礼品: [{名称: 漆器, 数量: 2, 单价: 400}, {名称: 竹编, 数量: 2, 单价: 300}]", ["B05"]),
        ("礼品: [{名称: 竹编书签, 数量: 4, 单价: 25}]", []),
        ("费用: [{项目: 纪念品, 人数: 2, 金额: 3960, 承担: 接待单位}]", ["B05"]),
        ("办公室: {标准: {商务宴请: 100, 礼品: 20}}\n礼品: [{名称: 书签, 数量: 2, 单价: 25}]", ["B05"]),
    ],
)
def test_business_guests_are_not_feasted(text: str, codes: list[str], tmp_path: Path) -> None:
    assert _codes(tmp_path, text, "商务") == codes


@pytest.mark.parametrize(
    ("schedule", "codes"),
    [
        ("{时间: 09:00-10:00, 内容: 召开推进会, 地点: 雁回湖度假区会议厅}", ["T06b"]),
        ("{时间: 09:00-10:00, 内容: 召开推进会, 地点: 雁回湖景区管委会三楼会议室}", []),
        ("{时间: 09:00-10:00, 内容: 召开推进会, 地点: 县会议中心}", []),
        ("{时间: 15:00-16:00, 内容: 参观雁回古镇, 地点: 雁回古镇}", ["T06c"]),
        ("{时间: 15:00-16:00, 内容: 观摩县人民医院影像中心, 地点: 县人民医院}", []),
        ("{时间: 15:00-16:00, 内容: 考察景区森林防火, 地点: 雁回湖景区}", []),
    ],
)
def test_a_conference_is_no_outing(schedule: str, codes: list[str], tmp_path: Path) -> None:
    assert _codes(tmp_path, f"事由: 出席会议\n日程: [{schedule}]") == codes


@pytest.mark.parametrize(
    ("things", "codes"),
    [
        ("物品: [{品名: 饮用水, 数量: 48瓶, 单价: 1.50, 金额: 72}]", []),
        ("物品: [{品名: 饮用水, 数量: 48瓶, 单价: 1.50, 金额: 172}]", ["L35"]),
        ("物品: [{品名: 饮用水, 数量: 48瓶, 单价: 1.50}]", []),
        ("值班: [{时间: 08:00-20:00, 值班员: 汤小乐}, {时间: 20:00-次日08:00, 值班员: 汤小乐}]", []),
        (
            "值班: [{时间: 08:00-20:00, 岗位: 甲, 值班员: 汤小乐}, {时间: 19:00-22:00, 岗位: 乙, 值班员: 汤小乐}]",
            ["L36"],
        ),
        (
            "值班: [{日期: 2026-07-06, 时间: 20:00-次日08:00, 岗位: 甲, 值班员: 汤小乐},"
            " {日期: 2026-07-07, 时间: 07:00-12:00, 岗位: 乙, 值班员: [宫燕, 汤小乐]}]",
            ["L36"],
        ),
        (
            "值班: [{日期: 2026-07-06, 时间: 08:00-20:00, 值班员: 汤小乐},"
            " {日期: 2026-07-07, 时间: 08:00-20:00, 值班员: 汤小乐}]",
            [],
        ),
    ],
)
def test_lists_of_things_and_shifts_add_up(things: str, codes: list[str], tmp_path: Path) -> None:
    assert _codes(tmp_path, things) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (
            "审批: {审批人: 沈静, 日期: 2026-07-01, 意见: 同意，接待费控制在200元以内。}\n"
            "费用: [{项目: 会场, 金额: 250}]",
            ["L34"],
        ),
        (
            "审批: {审批人: 沈静, 日期: 2026-07-01, 意见: 同意，费用标准不超过每人60元。}\n"
            "费用: [{项目: 会场, 金额: 250}]",
            [],
        ),
        ("费用: [{项目: 会场, 金额: 250, 备注: 共计280元}]", ["L34"]),
        ("费用: [{项目: 会场, 金额: 250, 备注: 每天125元，共250元}]", []),
    ],
)
def test_a_sum_is_the_same_wherever_it_is_written(text: str, codes: list[str], tmp_path: Path) -> None:
    assert _codes(tmp_path, text) == codes
