"""The options that several layouts share, with the other words in which people write their values."""

from docgen.model.layout_options import LayoutOption, choice, numbers_within, other_words

#: The flags of two countries: our own first, the visitors' second.
FLAGS = {"国旗": LayoutOption(names=2)}
#: Which hand ranks higher: the left at home, the right where guests are foreign or come on business.
HAND_WORDS = {
    "左为上": "左 以左为上 左为尊 以左为尊 左高右低 左手为上 左侧为上 左上右下",
    "右为上": "右 以右为上 右为尊 以右为尊 右高左低 右手为上 右侧为上 右上左下",
}
OWN_SIDE = LayoutOption(("左为上", "右为上"), by_occasion=("左为上", "右为上"), also=other_words(HAND_WORDS))
SIDE_WORDS = {side: f"{side}方 {side}边 {side}面 {side}侧 {side}端" for side in "下上左右"}
DOOR = {"门": choice("下", "上", "左", "右", also=SIDE_WORDS)}
ROWS = {
    "本方": OWN_SIDE,
    "双数": choice(
        "二号居一号左手",
        "一号居左",
        also={
            "二号居一号左手": "2号居1号左手 二号在一号左手 2号在1号左手 二号坐一号左手 二号居左",
            "一号居左": "1号居左 一号在左 1号在左 一号坐左",
        },
    ),
    "视角": choice(
        "观众",
        "主席台",
        also={"观众": "观众视角 台下 台下视角 观众席 摄影者 镜头", "主席台": "主席台视角 台上 台上视角 就座人"},
    ),
    "排数": numbers_within(40, 1, 200),
}
TALKS = {
    "本方": OWN_SIDE,
    "译员": choice("主谈旁", "后排", also={"主谈旁": "主谈身旁 主谈人旁 身旁", "后排": "身后 主谈身后 后面"}),
    **DOOR,
    "前排": numbers_within(1, 1, 60),
    **FLAGS,
}
#: Who drives: with a wife or husband who rides along the host's couple sit in front.
DRIVER = {
    "驾驶": choice(
        "专职司机",
        "主人",
        "主人夫妇",
        also={
            "专职司机": "司机 驾驶员 专职驾驶员 专业司机 专职司机驾车 司机驾车 司机驾驶",
            "主人": "主人驾车 主人自驾 主人开车 主人驾驶 主人亲自驾车 主人亲自驾驶 车主 车主驾驶 车主驾车 自驾",
            "主人夫妇": "主人夫妇驾车 主人夫妇驾驶 夫妇 主人和夫人 主人与夫人 主人和配偶 主人及配偶 主人及夫人",
        },
    )
}
SQUARE = {"主位": choice("面门", "面屏"), "本方": OWN_SIDE, "双数": ROWS["双数"]}
#: What stands under a name; every layout has this option, as its last.
CAPTION = {"标注": choice("姓名", "职务", "英文名")}
CAPTION_IN_TWO_LANGUAGES = {"标注": choice("英文名", "姓名", "职务")}

HOSTS_AT_LONG_TABLE = {
    "主位": choice(
        "中间",
        "两端",
        also={
            "中间": "居中 中央 正中 长桌中间 长桌中央 主人居中 主人坐中间 法式",
            "两端": "两头 长桌两端 主人坐两端 主人居两端 英式 英美式",
        },
    )
}
SOFAS = {
    "本方": OWN_SIDE,
    "主宾": LayoutOption(
        ("右", "左"),
        follows=("本方", {"左为上": "左", "右为上": "右"}),
        also=other_words({side: f"{side}手 {side}侧 {side}边 主人{side}手 主人{side}侧 居{side}" for side in "左右"}),
    ),
}
