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
