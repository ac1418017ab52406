"""地方规定: what a region asks beyond the nation; every finding names the pack that asks it."""

import re
from collections.abc import Iterator

from docgen.model.dining import Meal
from docgen.model.pack import Pack
from docgen.model.ranks import RANK_LEVELS, level_of
from docgen.model.visit import Visit
from docgen.rules.facts import guest_count, is_paid_by_hosts, meal_name
from docgen.rules.rule import DOMESTIC, Finding, finding_at, rule
from docgen.rules.standards import pack_citation, pack_that_sets, packs

SUBJECT = (11, "地方规定")

_CARDS = re.compile("席卡|桌签|桌牌|座签|台签|席位卡")
_POLICE = re.compile("警车|警用|开道")
_FRUIT = re.compile("水果|果盘|果篮")


@rule(code="R02", name="本地不得有的东西", level="should", evidence="单源", binds=(DOMESTIC,))
def thing_that_the_region_forbids(visit: Visit) -> Iterator[Finding]:
    """有的地方还禁止会场摆水果、房间摆水果，菜单里有鲍鱼、海参；禁什么，看地方规定的“不得”。

    Bad:
        地方规定: {名称: 清江区（2026年）, 不得: {布置: [水果], 菜: [海带]}}
        布置:
          - {场所: 三楼会议室, 物品: [桌签, 水果]}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 不得: {布置: [水果], 菜: [海带]}}
        布置:
          - {场所: 三楼会议室, 物品: [桌签, 茶水]}
    """
    for pack in packs(visit):
        yield from _forbidden_in_rooms(visit, pack)
        dishes, drinks = pack.forbidden.get("菜", ()), pack.forbidden.get("酒水", ())
        for meal in visit.meals:
            for dish in meal.menu:
                if word := next((forbidden for forbidden in dishes if _contains(dish.name, forbidden)), ""):
                    text = f"“{meal_name(meal)}”的菜单有{dish.name}，本地不得上{word}"
                    yield finding_at(dish, "name", text, "换一道菜", pack_citation(pack))
            for number, drink in enumerate(meal.drinks):
                if word := next((forbidden for forbidden in drinks if _contains(drink, forbidden)), ""):
                    text = f"“{meal_name(meal)}”的酒水有{drink}，本地不得上{word}"
                    yield finding_at(meal, f"drinks.{number}", text, f"删去{drink}", pack_citation(pack))


def _forbidden_in_rooms(visit: Visit, pack: Pack) -> Iterator[Finding]:
    for setting in visit.setting:
        is_bedroom = re.search("客房|房间|宾馆|住地", setting.place) is not None
        forbidden = (*pack.forbidden.get("布置", ()), *(pack.forbidden.get("房间", ()) if is_bedroom else ()))
        for number, item in enumerate(setting.items):
            if word := next((thing for thing in forbidden if _contains(item, thing)), ""):
                text = f"{setting.place}的物品有{item}，本地不摆{word}"
                yield finding_at(setting, f"items.{number}", text, f"删去{item}", pack_citation(pack))

    for lodging in visit.lodging:
        for room in lodging.rooms:
            if word := next((thing for thing in pack.forbidden.get("房间", ()) if _contains(room.note, thing)), ""):
                text = f"房间{room.number}的备注写着{room.note}，本地房间不摆{word}"
                yield finding_at(room, "note", text, f"删去{word}", pack_citation(pack))


def _contains(text: str, word: str) -> bool:
    """Whether a text names a forbidden thing: fruit by any name; 鲍鱼菇 and 杏鲍菇 are no 鲍鱼."""
    if word == "水果" and _FRUIT.search(text):
        return True
    is_mushroom = word.startswith("鲍") and "杏鲍菇" in text
    return not is_mushroom and re.search(f"(?<![不无素仿]){re.escape(word)}(?![菇菌汁])", text) is not None


@rule(code="R03", name="用餐摆席卡", level="should", evidence="单源", binds=(DOMESTIC,))
def cards_on_a_dining_table(visit: Visit) -> Iterator[Finding]:
    """有的地方规定公务用餐不摆放桌签、席卡。

    Bad:
        地方规定: {名称: 清江区（2026年）, 用餐不摆席卡: 是}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 地点: 机关食堂}
        布置:
          - {场所: 机关食堂, 物品: [桌签]}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 用餐不摆席卡: 是}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 地点: 机关食堂}
        布置:
          - {场所: 三楼会议室, 物品: [桌签]}
    """
    pack = pack_that_sets(visit, "no_cards")
    if pack is None:
        return
    tables = {meal.place.name for meal in visit.meals if meal.place}
    meeting = {stop.place.name for stop in visit.schedule if stop.place and stop.element not in ("吃", None)}
    for setting in visit.setting:
        is_dining_place = re.search("餐|食堂|宴", setting.place) is not None or setting.place in tables - meeting
        for number, item in enumerate(setting.items):
            if is_dining_place and _CARDS.search(item):
                text = f"{setting.place}的物品有{item}，本地公务用餐不摆席卡"
                yield finding_at(setting, f"items.{number}", text, f"删去{item}", pack_citation(pack))


@rule(code="R04", name="同城安排用餐", level="should", evidence="单源", binds=(DOMESTIC,))
def meal_for_guests_of_the_same_city(visit: Visit) -> Iterator[Finding]:
    """有的地方规定同城的公务活动不安排用餐；来宾的来源地就是本地时提示。

    Bad:
        地方规定: {名称: 清江区（2026年）, 同城不用餐: 是}
        办公室: {地区: 清江区}
        来源地: 清江区柳溪镇
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 同城不用餐: 是}
        办公室: {地区: 清江区}
        来源地: 云州市
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体}
    """
    pack, region = pack_that_sets(visit, "no_meals_within_city"), visit.office.region
    if pack is None or not region or not visit.origin or not (region in visit.origin or visit.origin in region):
        return
    for meal in visit.meals:
        if is_paid_by_hosts(visit, meal):
            text = f"来宾来自{visit.origin}，“{meal_name(meal)}”由接待单位付费，本地同城不安排用餐"
            yield finding_at(meal, "", text, "删去，或改为自费", pack_citation(pack))


@rule(code="R05", name="人多不用自助餐", level="note", evidence="单源", binds=(DOMESTIC,))
def table_meal_for_many(visit: Visit) -> Iterator[Finding]:
    """有的地方规定来宾超过一定人数尽量用自助餐；多少人看地方规定的“桌餐至”。

    Bad:
        地方规定: {名称: 清江区（2026年）, 桌餐至: 1}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 桌餐至: 30}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体}
    """
    pack = pack_that_sets(visit, "tables_upto")
    if pack is None or pack.tables_upto is None:
        return
    for meal in visit.meals:
        guests = guest_count(visit, meal)
        if meal.form in ("工作餐", "宴请") and is_paid_by_hosts(visit, meal) and guests > pack.tables_upto:
            text = f"“{meal_name(meal)}”来宾{guests}人用{meal.form}，本地超过{pack.tables_upto}人用自助餐"
            yield finding_at(meal, "form", text, "改为自助餐", pack_citation(pack))


@rule(code="R06", name="自助餐菜数超过规定", level="should", evidence="单源", binds=(DOMESTIC,))
def buffet_with_more_dishes_than_allowed(visit: Visit) -> Iterator[Finding]:
    """有的地方规定自助餐、份饭不超过几个菜；几个看地方规定的“自助菜数”，主食、汤、水果不算。

    Bad:
        地方规定: {名称: 清江区（2026年）, 自助菜数: 2}
        用餐:
          - {名称: 6日午餐, 形式: 自助餐, 来宾: 全体, 付费: 接待单位, 菜单: [清炒时蔬, 柳溪豆腐, 土豆烧鸡]}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 自助菜数: 4}
        用餐:
          - {名称: 6日午餐, 形式: 自助餐, 来宾: 全体, 付费: 接待单位, 菜单: [清炒时蔬, 柳溪豆腐, 土豆烧鸡]}
    """
    pack = pack_that_sets(visit, "dishes_upto")
    if pack is None or pack.dishes_upto is None:
        return
    for meal in visit.meals:
        dishes = [dish for dish in meal.menu if dish.course in (None, "凉菜", "热菜")]
        if meal.form == "自助餐" and len(dishes) > pack.dishes_upto:
            text = f"“{meal_name(meal)}”自助餐{len(dishes)}个菜，本地不超过{pack.dishes_upto}个"
            yield finding_at(meal, "menu", text, f"减去{len(dishes) - pack.dishes_upto}个", pack_citation(pack))


@rule(code="R07", name="陪同人数超过本地规定", level="should", evidence="单源", binds=(DOMESTIC,))
def more_escorts_than_the_region_allows(visit: Visit) -> Iterator[Finding]:
    """有的地方按来宾级别定了陪同人数；几个人看地方规定的“陪同”。

    Bad:
        地方规定: {名称: 清江区（2026年）, 陪同: [{人数: 1}]}
        陪同: [{姓名: 罗文}, {姓名: 秦远}]   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 陪同: [{人数: 2}]}
        陪同: [{姓名: 罗文}, {姓名: 秦远}]
    """
    pack = pack_that_sets(visit, "escorts")
    if pack is None:
        return
    levels = [level_of(person.rank) for person in visit.guests.people]
    top = max(filter(None, levels), key=RANK_LEVELS.index, default="")
    caps = [cap for cap in pack.escorts if not cap.rank or (top and level_of(cap.rank) == top)]
    if caps and len(visit.hosts) > (most := min(cap.most for cap in caps)):
        text = f"陪同{len(visit.hosts)}人，本地{f'接待{top}来宾' if top else ''}不超过{most}人"
        yield finding_at(visit, "hosts", text, f"减去{len(visit.hosts) - most}人", pack_citation(pack))


@rule(code="R08", name="陪同车、警车超过本地规定", level="should", evidence="单源", binds=(DOMESTIC,))
def more_cars_than_the_region_allows(visit: Visit) -> Iterator[Finding]:
    """有的地方规定陪同车不超过几辆、不带警车；看地方规定的“陪同车”“不带警车”。

    Bad:
        地方规定: {名称: 清江区（2026年）, 陪同车: 1}
        陪同: [{姓名: 罗文}, {姓名: 秦远}]
        车辆:
          - {车号: 1, 乘员: 全体}
          - {车号: 2, 乘员: [罗文]}
          - {车号: 3, 乘员: [秦远]}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 陪同车: 1}
        陪同: [{姓名: 罗文}, {姓名: 秦远}]
        车辆:
          - {车号: 1, 乘员: 全体}
          - {车号: 2, 乘员: [罗文, 秦远]}
    """
    hosts = {person.id or person.name for person in visit.hosts}
    if (pack := pack_that_sets(visit, "escort_cars")) and pack.escort_cars is not None:
        cars = [car for car in visit.vehicles if car.who and set(car.who) <= hosts]
        if len(cars) > pack.escort_cars:
            text = f"只坐陪同人员的车有{len(cars)}辆，本地不超过{pack.escort_cars}辆"
            yield finding_at(cars[pack.escort_cars], "who", text, "合乘，或坐来宾的中巴", pack_citation(pack))
    if pack := pack_that_sets(visit, "no_police_cars"):
        for car in visit.vehicles:
            if _POLICE.search(f"{car.use}{car.model}{car.name}") or car.plate.endswith("警"):
                name = f"{car.no}号车" if car.no else car.plate
                field = "use" if car.use else "model" if car.model else "plate"
                yield finding_at(car, field, f"{name}是警车，本地不带警车", "删去", pack_citation(pack))


@rule(code="R09", name="菜单没有标菜量", level="note", evidence="单源", binds=(DOMESTIC,))
def menu_without_portions(visit: Visit) -> Iterator[Finding]:
    """有的地方要求小份、N-1 点餐，菜单标明菜量；菜量写在菜品库的“人份”里。

    Bad:
        地方规定: {名称: 清江区（2026年）, 标菜量: 是}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬]}   # ←
    Good:
        地方规定: {名称: 清江区（2026年）, 标菜量: 是}
        库: {菜品: [{名称: 清炒时蔬, 人份: 10}]}
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬]}
    """
    pack = pack_that_sets(visit, "portions")
    if pack is None:
        return
    for meal in visit.meals:
        if without := [dish for dish in meal.menu if not dish.portion]:
            text = f"“{meal_name(meal)}”的{_dishes_without_portions(meal, len(without))}没有写菜量，本地的菜单要标菜量"
            yield finding_at(without[0], "name", text, "在菜品库里写“人份”", pack_citation(pack))


def _dishes_without_portions(meal: Meal, without: int) -> str:
    name = next(dish.name for dish in meal.menu if not dish.portion)
    return f"{name}等{without}个菜" if without > 1 else name
