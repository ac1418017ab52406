"""费用和票据: on what papers a cost is accounted for, how it is paid, and that it is what it says."""

import re
from collections.abc import Iterator

from docgen.model.dining import Meal
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.money import Expense, is_sum
from docgen.model.visit import Visit
from docgen.rules.facts import is_paid_by_guests, is_settled, meal_name
from docgen.rules.lexicon.payment import TOPIC
from docgen.rules.rule import DOMESTIC, REGULATION, Finding, finding_at, rule
from docgen.rules.spending import bills_for_meals, meals_paid_by, word_in
from docgen.rules.subjects import money
from docgen.rules.words import words

SUBJECT = money.SUBJECT

_CASH = words("现金|付现|现钞|现钱", "非现金|现金支票|(?:公务卡|转账)[（(][^）)]*[)）]")
_LATER = (
    "挂[^，。；、]{0,6}[账帐]|挂单|挂着|签单|赊|欠(?!缺)|(?:先|暂|店家|店里)[^，。；、]{0,3}记(?:账|帐|上|着|下)|月结|"
    "(?:月底|月末|年底|年终|年末|季末|季度|下月|下个月|次月|以后|半年|每月|按月|按季|按年|定期|累计|攒)[^，。；、]{0,6}[结付报]|"
    "统一结(?!算中心)|一起[结报付]|一并[结报付]|[月年季]结|先吃后|走下(?:个)?月|下(?:个)?月再|^[月年季][末底]$|未(?:付|结清|结账|支付)|尚未|待(?:付|结)|缓付|后付"
)
#: Put off: not paid when it was due. In 支付 a signature or a note in a book says the same.
_PUT_OFF = words(f"{_LATER}|签字|记(?:账|帐)", "记账凭证|签字(?:笔|确认)")
_PUT_OFF_IN_A_NOTE = words(_LATER, f"{TOPIC}|按月|每月|季度|(?:招商|采购|贸易|订单|合作|现场)[^，。；]{{0,6}}签单")
#: Paid by a person, or by somebody else for us.
_BY_A_PERSON = words(
    "垫(?:付|支|资|钱|上|款|$)|微信|支付宝|个人(?:卡|银行卡|账户|转|付|支付|微信)|私人(?!会所|会馆|俱乐部|庄园|农庄|厨房|餐厅|院|宅|别墅|住)|代(?:付|缴|刷|买|垫|交)|"
    "(?:老板|企业|公司|商户|司机|驾驶员)[^，。；、]{0,3}(?:付|刷|买单|结)|现付|"
    "(?:给|交|转)(?:了|到)?(?:司机|驾驶员|老板)|等[^，。；、]{0,6}(?:来结|来付|结账|付款)|抬头[^，。；、]{0,3}(?:企业|公司|个人|镇|村|老板)",
    f"{TOPIC}|(?:财政|银行|国库)[^，。；、]{{0,4}}代付|单位微信|公户",
)
_IN_KIND = words(
    "(?:购物|加油|油|会员|储值|充值|提货|礼品|餐饮?|饭)卡|代金券|提货券|以物|易货|[抵顶](?!级)|冲(?:抵|账|销)"
)
_NO_RECEIPT = lazy_pattern(
    "白条|白头单|[收便纸欠借领字]条|条子|[欠借]据|手写|手工|无(?:票|发票|据)|^无$|暂无|没有|没票|(?:未|没|不|难以)开|开不[了出]|"
    "待(?:补|开|取|寄|领|定)|[后补](?:补|开)|以后|下次|(?:未|没)(?:到|来|收|取|寄|拿)|还没|^等|丢失|遗失|弄丢|找不到|"
    "代替|替代|替票|顶替|冲抵|[抵冲顶]账|找[^，。；、]{0,4}票|用[^，。；]{1,8}(?:发票|票)|以[^，。；]{1,8}票|以外的票|"
    "复印件|影印|截图|照片|小票|菜单|点菜|(?<!财政)(?<!非税)(?<!行政)(?<!事业)(?<!统一)收据|同上|口头|空白"
)
#: What a note says of papers that are not there.
_PAPERS_MISSING = words(
    "票(?:据)?[^，。；、]{0,3}(?:补|未|没|丢|缺|欠)|(?:没有?|无|未附|缺|暂缺)(?:接待)?(?:清单|公函|审批单|票据|发票)",
    f"{TOPIC}|没有公函的[^，。；]*|票据?(?:已补|补齐|未涂改|未过期)|缺一不可",
)
_PAPER_WITHOUT_NUMBER = lazy_pattern("发票|票据|数电|电子|凭证|见|附|齐|已")


@rule(code="G18", name="报销凭证不齐", level="should", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def expense_without_its_papers(visit: Visit) -> Iterator[Finding]:
    """报销凭证是财务票据、派出单位公函和接待清单，三样齐了才能报。

    Bad:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡}   # ←
    Good:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "00123456"}
    """
    if not is_settled(visit):
        return
    for expense in visit.expenses:
        if is_paid_by_guests(visit, expense.payer) or is_sum(expense.item):
            continue
        if not expense.receipt:
            text = f"“{expense.item}”{_sum(expense)}没有票据号，报销要票据、公函、清单三样"
            yield finding_at(expense, "", text, "写上“票据”；没有票据不能报", amount=expense.amount)
        elif _is_no_receipt(expense.receipt):
            text = f"“{expense.item}”{_sum(expense)}的票据写的是“{expense.receipt}”，不是发票或财政票据的号码"
            yield finding_at(expense, "receipt", text, "取得正式票据，写票据号；没有票据不能报", amount=expense.amount)
        elif missing := _PAPERS_MISSING.find(expense.note):
            text = f"“{expense.item}”{_sum(expense)}的备注写着“{missing}”，报销要票据、公函、清单三样"
            yield finding_at(expense, "note", text, "补齐以后再报", amount=expense.amount)
    if visit.letter and visit.letter.sender and not visit.letter.number and visit.expenses:
        text = f"有费用要报，{visit.letter.sender}的公函却没有文号，报销要票据、公函、清单三样"
        yield finding_at(visit, "letter", text, "写上公函的“文号”")


def _is_no_receipt(text: str) -> bool:
    """Whether what stands for a receipt's number names no invoice: a slip of paper, one that is still to come.

    >>> [_is_no_receipt(text) for text in ("白条", "待补", "收据", "财政收据00123", "26051201", "见附件1")]
    [True, True, True, False, False, False]
    """
    if text.isdecimal():
        return False
    if _NO_RECEIPT.search(text):
        return True
    return not re.search("[0-9０-９]", text) and not _PAPER_WITHOUT_NUMBER.search(text)


@rule(code="G18b", name="现金支付", level="must", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def expense_paid_in_cash(visit: Visit) -> Iterator[Finding]:
    """接待费用用公务卡或转账支付，不得用现金。

    Bad:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 现金, 票据: "00123456"}   # ←
    Good:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 转账, 票据: "00123456"}
    """
    for expense in visit.expenses:
        if word_in(_CASH, expense.method) and not is_paid_by_guests(visit, expense.payer):
            text = f"“{expense.item}”{_sum(expense)}用{expense.method}支付，接待费用只能用公务卡或转账"
            yield finding_at(
                expense, "method", text, "改用公务卡或转账；已经付了现金的，不能报销", amount=expense.amount
            )


@rule(code="G18c", name="支付方式不规范", level="should", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def expense_paid_in_another_way(visit: Visit) -> Iterator[Finding]:
    """接待费用用公务卡或转账；挂账、签单、个人微信垫付，都不合规定。

    Bad:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 签单挂账, 票据: "00123456"}   # ←
    Good:
        日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]
        陪同: [{姓名: 罗文}]
        保障: [{姓名: 林小満}]
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: "00123456"}
    """
    for expense in visit.expenses:
        if is_paid_by_guests(visit, expense.payer):
            continue
        hint = "未付的改为转账；已垫付的附说明，报财务审定"
        if (
            word_in(_PUT_OFF, expense.method)
            or word_in(_BY_A_PERSON, expense.method)
            or word_in(_IN_KIND, expense.method)
        ):
            text = f"“{expense.item}”{_sum(expense)}写的是{expense.method}，接待费用应当用公务卡或转账"
            yield finding_at(expense, "method", text, hint, amount=expense.amount)
        elif word := word_in(_PUT_OFF_IN_A_NOTE, expense.note) or word_in(_BY_A_PERSON, expense.note):
            text = f"“{expense.item}”{_sum(expense)}的备注写着“{word}”，接待费用应当用公务卡或转账，当时结清"
            yield finding_at(expense, "note", text, hint, amount=expense.amount)
    for meal in visit.meals:
        for field in ("payer", "note"):
            if word := word_in(_PUT_OFF_IN_A_NOTE, getattr(meal, field)):
                text = f"“{meal_name(meal)}”写着“{word}”，接待费用应当用公务卡或转账，当时结清"
                yield finding_at(meal, field, text, "改为公务卡或转账")


#: What is never the reason of a reception's cost, yet is written instead of it.
_PRETEXT = (
    "加油|油票|油费|油料|燃油|汽油|过路费|过桥费|维修|修车|修理|办公用品|办公费|文印|打印|复印|印刷|资料费|纸张|用纸|培训|会议|会务|宣传|"
    "广告|租车|租赁|差旅|住宿|房费|劳务|慰问|咨询|绿化|物业|水电|电费|耗材|图书|党建|工会|扶贫|防疫|课题|服务费|餐饮以外"
)
_EATEN = "接待费|招待|用餐|餐费|餐票|就餐|饭|宴|[早中午晚]餐|酒水|烟酒|聚餐|吃喝|伙食|接待餐"
_INSTEAD = (
    "冲抵|抵充|充抵|抵扣|抵[^，。；、押达制]|顶替|[冲顶][^，。；、印洗突级棚灯层]|实为|实际(?:是|为|用于|上)|其实|"
    "变通|代替|替代|套取|代(?=\\d|上|午|晚|接待|招待|餐)"
)
_DRESSED_UP = words(
    f"(?:{_INSTEAD})[^，。；]{{0,10}}(?:{_EATEN})|(?:{_PRETEXT})[^，。；]{{0,4}}票?[^，。；]{{0,3}}(?:冲|抵(?!达|押|制)|顶(?!级|棚))|"
    f"走[^，。；、]{{0,2}}(?:{_PRETEXT})[^，。；、]{{0,2}}[票费账]|开(?:成|的)?会[议务]费|"
    f"(?<!召)开(?:成|作|为|的)?(?![展幕始放通工水会])[^，。；、]{{0,3}}(?:{_PRETEXT})(?!发票)|"
    f"(?:换成|改成|名目为|名义上?[是为])[^，。；、]{{0,4}}(?:{_PRETEXT})|(?:{_EATEN})[^，。；、]{{0,3}}[混夹并塞][进入在]|"
    f"[以用借按拿从](?:{_PRETEXT})[^，。；、]{{0,3}}(?:名义|列支|报销|报账|发票|票|处理|入账|出账|钱|款)|"
    f"^(?:{_PRETEXT})[^，。；、（(]{{0,6}}[（(][^）)]*(?:{_EATEN})|[找凑][^，。；、]{{0,3}}票|人做账|做平|平账|套现|多开|虚开|虚列|套取|开票费|税点|买票",
    TOPIC,
)
#: Costs of several receptions put together, or of one parted.
_SEVERAL = (
    "(?:[0-9０-９一二两三四五六七八九十]{1,2})月(?:份)?(?:[至到—~～、-]|和)+[0-9０-９一二两三四五六七八九十]{1,2}月(?:份)?(?![0-9一二三四五六七八九十]*日)|"
    "(?<![0-9月])[0-9]{1,2}[至到—~～-][0-9]{1,2}月|含[^，。；]{0,14}[两二三四五2-9]次|并账|合账|"
    "(?:[一二三四]季度|上半年|下半年|全年|全月|当月|每月|月度|本季)(?=$|[^，。；]{0,4}(?:接待|招待|来客|餐|饭|费用|汇总|合计|结算))|"
    "[0-9一二三四五六七八九十]{1,3}月份?(?![0-9一二三四五六七八九十]*日)[^，。；]{0,8}(?:合计|结算|汇总|总账)|合[在到并][^，。；、]{0,8}[批次月]|"
    "(?<![第分])[0-9二两三四五六七八九十几多各]{1,3}(?:批(?!次)|批次(?=接待|来客|客|来宾|用餐)|次接待|次来客|拨)(?!次?[之中]?第)|"
    "另[外一]?[^，。；、]{0,3}批|多次接待|数次接待|合并[^，。；]{0,8}(?:接待|结|报)|[与和跟][^，。；、]{0,8}接待[^，。；、]{0,4}(?:合|一并|一起)"
)
_PARTS = (
    "[分拆][为成作开]*[^，。；、]{0,3}[两二三四2-9](?:张|笔|单|份)[^，。；、]{0,3}(?:票|报|开|单|结|入|$)|[分拆][两二三四2-9]次(?:报|开票|结|入账)|开了?[两二三][张份]|同一(?:餐|顿|次接待)|化整为零|"
    "拆(?:分|开|单|成|票)|另[外一]半|[剩其]余[^，。；、]{0,4}(?:下|另|再)[^，。；、]{0,4}(?:票|报|开)|多张(?:发)?票|分票|分单|另开[^，。；、]{0,3}(?:张|票)|[分均平]摊|"
    "(?:超出|超支|多余|差额|余下)[^，。；、]{0,6}(?:下次|记|挂|转)"
)
_NOT_ONE_FOR_ONE = words(f"{_SEVERAL}|{_PARTS}", f"{TOPIC}|一批|同批|首批|本批|这批")


@rule(code="G18d", name="名目和实际用途不一致", level="should", binds=(DOMESTIC,))
def cost_under_another_name(visit: Visit) -> Iterator[Finding]:
    """吃饭的钱写成加油费、办公用品、培训费，或拿别的票来冲抵，是“变通报销”，审计最先查的就是它。

    Bad:
        费用:
          - {项目: 公车加油费, 金额: 980, 承担: 接待单位, 备注: 抵12日接待餐费}   # ←
    Good:
        费用:
          - {项目: 工作餐, 金额: 250, 承担: 接待单位, 备注: 加油费另列}
    """
    for expense in visit.expenses:
        if money.reception_under_the_name_of_a_meeting(visit, expense):
            continue  # T07 says more
        for field in _TELLING:
            if word := word_in(_DRESSED_UP, getattr(expense, field)):
                text = f"“{expense.item}”{_sum(expense)}写着“{word}”，名目和实际用途不一致"
                hint = "按实际用途写项目，用这一笔自己的票据；不该报的剔除"
                yield finding_at(expense, field, text, hint, amount=expense.amount)
                break


_TELLING = ("item", "note", "receipt")


def _says_another_name(visit: Visit, expense: Expense) -> bool:
    """Whether T07 or G18d finds fault with the name of an expense."""
    dressed_up = _DRESSED_UP.find_in(getattr(expense, field) for field in _TELLING)
    return bool(dressed_up) or money.reception_under_the_name_of_a_meeting(visit, expense)


@rule(code="G18e", name="不是一事一结", level="should", evidence="单源", binds=(DOMESTIC,))
def cost_of_several_receptions_or_half_a_meal(visit: Visit) -> Iterator[Finding]:
    """一次接待结算一次，几批不合在一起报，一餐不拆成几张票报。

    Bad:
        费用:
          - {项目: 3月至5月接待餐费，共4批, 金额: 4800, 承担: 接待单位}   # ←
    Good:
        费用:
          - {项目: 工作餐, 金额: 100, 承担: 接待单位}
    """
    for expense in visit.expenses:
        if is_sum(expense.item) or is_paid_by_guests(visit, expense.payer):
            continue
        field = next((name for name in ("item", "note") if word_in(_NOT_ONE_FOR_ONE, getattr(expense, name))), "")
        if field:
            word = word_in(_NOT_ONE_FOR_ONE, getattr(expense, field))
            text = f"“{expense.item}”{_sum(expense)}写着“{word}”，应当一次接待一结算，不合并、不拆分"
            yield finding_at(expense, field, text, "只留这一次来访的，一餐一张票", amount=expense.amount)
    yield from _second_receipts(visit)
    yield from _costs_written_twice(visit)


def _second_receipts(visit: Visit) -> Iterator[Finding]:
    """A meal that was held once and is accounted for on two receipts."""
    first: dict[Meal, Expense] = {}
    for bill in bills_for_meals(visit):
        meals = meals_paid_by(visit, bill)
        if len(meals) != 1 or _says_another_name(visit, bill):
            continue
        earlier = first.setdefault(meals[0], bill)
        if earlier is not bill and bill.receipt and earlier.receipt and bill.receipt != earlier.receipt:
            text = (
                f"“{meal_name(meals[0])}”一餐有两张票：“{earlier.item}”{_sum(earlier)}和“{bill.item}”{_sum(bill)}，"
                f"一餐不拆成几张票报"
            )
            yield finding_at(bill, "item", text, "一餐一张票；确是另一餐的，补进“用餐”", amount=bill.amount)


def _costs_written_twice(visit: Visit) -> Iterator[Finding]:
    """One cost on one receipt that stands in the list twice."""
    seen: set[tuple[object, ...]] = set()
    for expense in visit.expenses:
        same = (expense.item, expense.date, expense.amount, expense.receipt)
        if expense.receipt and expense.amount is not None and same in seen:
            text = f"“{expense.item}”{_sum(expense)}（票据{expense.receipt}）写了两次，一张票只能报一次"
            yield finding_at(expense, "receipt", text, "删去重复的一笔", amount=expense.amount)
        seen.add(same)


def _sum(expense: Expense) -> str:
    return f"{expense.amount:f}元" if expense.amount is not None else ""
