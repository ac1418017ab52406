"""Who bears a cost, by the words of 付费 and 承担: the guests, we ourselves, or somebody onto whom it is shifted."""

from typing import Literal

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.visit import Visit
from docgen.rules.facts import is_paid_by_guests
from docgen.rules.lexicon.payment import BELOW, FIRMS
from docgen.rules.spending import word_in
from docgen.rules.words import words

Bearer = Literal["guests", "ours", "shifted", "unknown"]

_SHIFTED = words(
    f"{BELOW}|{FIRMS}",
    "农业农村|农村|乡村|城乡|城镇|村镇|镇江|景德镇|镇(?:雄|远|平|坪|原|巴|安|康|沅|宁|赉)县|(?:新|宁|金|内|桐|萍|湘|西)乡[市县]?|乡宁|"
    "(?:厂|镇|乡)务|供销(?:合作)?(?:联合)?社|(?:企业|集团|公司)(?:服务中心|发展局)|中小企业|服务企业|国有企业改革|建设银行(?:公务卡|卡)|"
    "(?:农业|工商|建设|中国|交通)银行[^，。；、]{0,6}(?:公务卡|卡|账户)|科技局|能源局|合作交流|建设局|建设和|建设委",
)
#: We ourselves, another public body, a budget, or a way of paying that stands in the wrong column.
_OURS = lazy_pattern(
    "接待单位|接待方|接待办|承办单位|主办单位|牵头单位|邀请单位|邀请方|主办方|承办方|本(?:单位|级|部门|机关)|我(?:单位|局|办|委|中心|部|院|校|县|市|区|方)|"
    "单位承担|单位付|财政|预算|经费|专户|账户|公用|专项|专款|公款|公务卡|转账|转帐|刷卡|接待费|会议费|会务费|培训费|国库|免费|不收费|^无$|食堂|机关|"
    "(?:局|委|办|办公室|中心|政府|委员会|部|厅|处|科|股|院|署|站|会|馆|学校|学院|大学|中学|小学|医院|总队|支队|大队|社|联|研究所|管理所|组|厅室|政协|人大|省|市|县|区|州|盟|旗)"
    "(?:[（(][^）)]*[）)])?(?:承担|支付|付|负担|出|列支|解决|里)?$|"
    "^(?:中共|团)?[省市县区州盟旗](?!民)"
)
#: Who so pays is a guest, whatever else he is: a firm that comes on business pays for itself.
_GUESTS_THEMSELVES = lazy_pattern("自付|自理|自费|来宾|客人|来访|派出|回(?:本|原)?单位|各自|对方")


def bearer_of(visit: Visit, payer: str) -> Bearer:
    """Who bears what a 付费 or 承担 names; nobody named means ourselves."""
    office = visit.office
    if not payer.strip() or payer in ("接待单位", office.unit, office.short):
        return "ours"
    if _names_one_of_us(visit, payer):
        return "shifted"
    shifted = bool(word_in(_SHIFTED, payer)) and not _is_ours_in_full(visit, payer)
    if is_paid_by_guests(visit, payer) and not (shifted and _is_somebody_else_himself(visit, payer)):
        return "guests"
    if shifted:
        return "shifted"
    return "ours" if _OURS.search(payer) else "unknown"


def _is_ours_in_full(visit: Visit, payer: str) -> bool:
    """Whether a firm that is named is the office itself: 水务集团 of an office named 邻溪水务集团有限公司."""
    return len(payer) > 3 and payer in visit.office.unit


def _is_somebody_else_himself(visit: Visit, payer: str) -> bool:
    """Whether only a word such as 个人 made guests of a boss or firm that pays: 老板个人."""
    units = {guest.unit for guest in visit.guests.people} | {visit.guests.name}
    return not _GUESTS_THEMSELVES.search(payer) and payer not in units


def _names_one_of_us(visit: Visit, payer: str) -> bool:
    """Whether one of the hosts or the staff is to pay himself."""
    ours = (*visit.hosts, *visit.staff, *visit.others)
    return any(person.name and person.name in payer for person in ours)
