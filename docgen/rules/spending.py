"""What an expense is for, by all that it says of itself: rules on meals, their standards and their papers ask here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from docgen.model.dining import Meal
from docgen.model.money import Expense, is_sum
from docgen.model.visit import Visit
from docgen.rules.facts import is_paid_by_guests, is_paid_by_hosts
from docgen.rules.words import WordList, words

#: A meal by any of its names.
_MEAL = words(
    "餐|伙食|宴|酒席|饭(?:费|钱|菜|$)|吃饭|盒饭|午饭|晚饭|早饭|早点|宵夜|夜宵|火锅|烧烤|涮锅|小吃|食材|买菜|肉菜|农家菜|家常菜|[烧炒]菜|菜(?:金|款|钱)|"
    "[两二三四五0-9]桌(?:$|[^，。；、]{0,2}菜)|(?:酒店|饭店|酒楼|饭庄|菜馆|土菜馆|农庄|农家乐)(?:消费|结算|款|费|用款|开支)",
    "餐(?:具|桌|巾|垫|牌|盘|车|椅|布|边柜|盒回收)|餐厅[^，。；、]{0,4}(?:布置|保洁|音响|空调|维修|租|装)|配餐间|[用就]餐(?:券|卡|证)(?:制作|印)|"
    "宴会(?:厅|桌)|餐饮(?:具|设备)|备餐间",
)
#: What offices call the whole of a reception when they mean what was eaten.
_HOSPITALITY = words(
    "接待费|招待费|业务招待|公务接待(?=$|[（(])|来客招待|食堂招待|^(?:公务)?(?:接待|招待)$|"
    "^(?:接待|招待)(?!用品|物品|手册|用车|车辆|室|大厅|处|中心|资料|方案|标识|牌|台|点|站)[^，。；、]{0,12}(?:组|团|客人|来宾|一行)$"
)
#: Meals of those who work, which are no meals of guests.
_STAFF = re.compile("工作人员|司机|驾驶员|随员|保障人员|志愿者|加班|误餐|值班|民警|讲解员|保安")
_HOURS = ("早餐", "午餐", "晚餐")
_GIFTS = words("礼品|礼物|纪念品|伴手礼|土特产|特产")
_COUNTED = "[^，。；、]{0,3}[0-9一二三四五六七八九十两]+"
#: Things that people are given to take home, even where nobody says so.
_KEEPSAKES = words(
    "(?:定制|定做|订制|纪念|印有[^，。；、]{0,8}|礼品?|赠送?)[^，。；、（(]{0,5}"
    "(?:伞|[Uu]盘|优盘|杯|壶|包|充电宝|[Tt]恤|衫|帽|笔|手账|套装|摆件|台历|徽章|书签|毛巾)|"
    "围巾|丝巾|披肩|领带|皮带|皮包|钱包|手表|首饰|香水|瓷器|字画|书画|茶具|紫砂|工艺品|摆件|绣品|刺绣|竹编|剪纸|蜡染|银器|"
    "漆器|月饼|粽子|礼盒|礼包|礼袋|水果篮|果篮|慰问品|慰问金|土产|干货|腊肉|腊味|蜂蜜|年货|充电宝|保温杯|耳机|手环|"
    f"(?:茶叶|大米|菜油|茶油|特产|坚果|鸡蛋){_COUNTED}(?:盒|份|箱|提)|(?:土[猪鸡鸭]肉?|大米|菜油|茶油|特产|山货){_COUNTED}(?:斤|公斤|只|袋|桶)",
    "(?:工艺品|竹编|刺绣|蜡染|字画|书画|茶具|瓷器)[^，。；、]{0,4}(?:展|馆|讲解|租|布展|修复|厂|基地|合作社|清洗)|慰问品(?:清单|登记)",
)


@lru_cache(maxsize=5000)  # the costs of a year say the same few texts over and over
def word_in(word_list: WordList, text: str) -> str:
    """The first word of a list in a text; empty when there is none."""
    return word_list.find(text) if text else ""


def names_a_meal(expense: Expense) -> bool:
    """Whether an expense says that it is for a meal.

    >>> [names_a_meal(Expense(item=item)) for item in ("围餐", "公务接待餐费", "接待费", "餐具清洗", "会议室")]
    [True, True, False, False, False]
    """
    return bool(word_in(_MEAL, expense.item))


def keepsake_of(expense: Expense) -> str:
    """What of an expense is given away, by its own name: 定制U盘, 丝巾; empty where nothing is.

    >>> [keepsake_of(Expense(item=item)) for item in ("会议纪念雨伞", "丝巾3条", "会议用品（笔记本、笔）", "雨伞租用")]
    ['纪念雨伞', '丝巾', '', '']
    """
    return word_in(_KEEPSAKES, expense.item) or word_in(_KEEPSAKES, expense.note)


def is_for_meals(expense: Expense) -> bool:
    """Whether an expense pays for meals of guests, under whatever name: 餐费, 桌餐, 接待费 … A total does not.

    >>> [is_for_meals(Expense(item=item)) for item in ("接待费", "工作人员工作餐", "接待用车", "合计")]
    [True, False, False, False]
    """
    if is_sum(expense.item) or _STAFF.search(f"{expense.item}{expense.note}"):
        return False
    return bool(word_in(_MEAL, expense.item) or word_in(_HOSPITALITY, expense.item))


@lru_cache(maxsize=5000)
def meal_hours(text: str) -> tuple[str, ...]:
    """Which meals of the day a text names.

    >>> meal_hours("12日中餐、晚饭")
    ('午餐', '晚餐')
    """
    told = re.sub("中餐|午饭|午宴|中饭", "午餐", re.sub("晚饭|晚宴", "晚餐", re.sub("早点|早饭", "早餐", text)))
    return tuple(hour for hour in _HOURS if hour in told)


def bills_for_meals(visit: Visit) -> tuple[Expense, ...]:
    """The expenses that pay for meals and that the guests do not bear."""
    return tuple(_meals_by_bill(visit))


def meals_paid_by(visit: Visit, bill: Expense) -> tuple[Meal, ...]:
    """The meals at the hosts' expense that a bill can be for: those of its day, of the hour that it names."""
    return _meals_by_bill(visit).get(bill, ())


@lru_cache(maxsize=1)  # several rules ask for those of the one visit that is being judged
def _meals_by_bill(visit: Visit) -> Mapping[Expense, tuple[Meal, ...]]:
    bills = [
        expense for expense in visit.expenses if is_for_meals(expense) and not is_paid_by_guests(visit, expense.payer)
    ]
    meals = [(meal, frozenset(meal_hours(meal.name))) for meal in visit.meals if is_paid_by_hosts(visit, meal)]
    return {bill: tuple(_meals_of(bill, meals)) for bill in bills}


def _meals_of(bill: Expense, meals: Iterable[tuple[Meal, frozenset[str]]]) -> Iterator[Meal]:
    hours = frozenset((*meal_hours(bill.item), *meal_hours(bill.note)))
    for meal, own in meals:
        same_day = bill.date is None or meal.date is None or meal.date == bill.date
        if same_day and (not hours or not own or not hours.isdisjoint(own)):
            yield meal


def gift_expenses(visit: Visit) -> tuple[Expense, ...]:
    """The expenses for what is given away, that the guests do not bear."""
    return tuple(
        expense
        for expense in visit.expenses
        if (word_in(_GIFTS, expense.item) or keepsake_of(expense)) and not is_paid_by_guests(visit, expense.payer)
    )
