"""Meals that notes speak of and no list of meals holds, and banquets under other names."""

from docgen.rules.words import LOOKED_INTO, words

_A_MEAL = "(?:[一两二三][顿餐](?!厅|具|费|标|桌|盒|饮|前|后|补|巾)|便饭|吃个饭|吃顿饭|饭局|夜宵|宵夜)"
#: One more meal: 再留大家吃个便饭, 镇上还有一顿, 次日午餐也由县里付费.
EXTRA_MEAL = words(
    f"(?:再|另外?|还|又|多|(?<!参)加(?!班))(?:[^，。；不]{{0,8}}){_A_MEAL}|"
    "再[留请安排]{1,2}[^，。；不]{0,8}(?:吃|用餐|[午晚]餐|[午晚]饭|聚餐)|"
    "第[二三四][顿餐]|(?:次日|第二天)[午晚]?[餐饭][^，。；]{0,4}(?:也|仍|还)由[^，。；]{0,4}(?:[县镇乡村市区]|接待|我)",
    f"[^。；]*(?:自付|自理|自费|自行|食堂刷卡)[^。；]*|(?:多一餐|少一餐)|再加一餐具|{LOOKED_INTO}",
)
#: Banquets, by name and by what stands on the table.
BANQUET = words(
    "接风宴|送行宴|饯行|答谢宴|欢迎宴|晚宴|午宴|宴请(?!标准|制度|规定)|设宴|家宴|"
    "(?:实际|实为|其实)[^，。；]{0,8}(?:大桌|围桌|桌餐|宴)|摆(?:[一两二三几])?大桌|"
    "(?:十[一二三四五六七八九]?|[12]\\d|二十)道(?:菜|热菜)?(?=[，。；]|$)",
    f"宴(?:会厅|席文化)|(?:晚|午)宴厅|{LOOKED_INTO}",
)
#: A third banquet or meal given to foreign guests.
THIRD_BANQUET = words("第[三四五](?:次|场|顿|回)?(?:宴请|宴会|正式宴会|晚宴|午宴|顿)|第[三四五]顿")
