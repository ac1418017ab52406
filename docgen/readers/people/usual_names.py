"""Names as most people have them, and words that are none: enough to know most names without reading them as a line."""

#: Surnames of one hanzi. Those that begin Uyghur and Tibetan names as often as Chinese ones are left out.
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊"
    "纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭"
    "洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀甄曲封储靳段富巫乌焦巴弓牧隗谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司"
    "韶郜黎薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏"
    "柴瞿阎充慕连茹习宦鱼容向易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙养"
    "鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉佟佘肖涂覃丛岳闫付代占官桑海仝邸苑岑啜冼尧禚呼鹿智粟么由原修邝逢晋甫乜胥樂劉陳張楊黃"
    "趙吳孫馬鄭謝韓馮許鄧蔣葉蘇呂盧賈範譚陸孔邹牟鄢亓隋粘茆禤贠苟雒郇郗郄綦缑芦芮芶谌谯邾麦尉𠮷"
)
TWO_SURNAMES = frozenset(
    (
        "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 长孙 宇文 端木 南宫 独孤 轩辕 闻人 呼延 司空 "
        "澹台 公冶 濮阳 淳于 单于 太叔 申屠 赫连 钟离 百里 东郭 西门 南门 左丘 拓跋 万俟 完颜 爱新 叶赫 那拉 纳兰 "
        "乌雅 鲜于 闾丘 即墨 歐陽"
    ).split()
)
#: Hanzi that spell the sounds of Uyghur, Kazakh, Tibetan, Mongolian and other names.
OF_SOUNDS = frozenset(
    "阿艾买提江吐尔逊古丽扎西次仁卓玛达瓦尼多吉格桑旺堆拉措丹增央琼巴热依木合曼汗孜娜麦吾斯迪力别克努肉克孜尔图门巴特苏和其木乌兰"
    "布仁达来斯琴娜仁花哈德加帕叶赛帕拉曲珍贡嘎强洛追罗布嘉措索朗呷俄"
)
#: Words of two to four hanzi that stand in lists and are no names.
NO_NAMES = frozenset(
    (
        "收到 好的 谢谢 辛苦 辛苦了 明白 知道 知道了 已报 报名 已报名 接龙 参加 不参加 请假 待定 未定 "
        "暂定 同上 同前 其他 其它 其余 其他人 其余人 领导 全体 全员 大家 所有人 各位 无 暂无 空缺 缺席 "
        "未到 已到 到会 签到 备注 说明 附件 名单 人员 人数 姓名 名字 单位 职务 职位 电话 手机 联系电话 "
        "联系方式 性别 民族 序号 编号 来宾 嘉宾 贵宾 客人 陪同 陪同人员 随行 随行人员 工作人员 主方 客方 "
        "甲方 乙方 参会 参会人员 出席 列席 主持 发言 带队 领队 小计 合计 总计 共计 男士 女士 先生 小姐 "
        "同志 老师 若干 若干人 等人 等等 确认 已确认 待确认 不详 未知 上午 下午 晚上 中午 早餐 午餐 "
        "晚餐 住宿 用餐 会议室 家属 司乘 司乘人员 媒体 以上 以下 如下 如下名单 代表 随员 另行通知 "
        "另行确定 待通知 待报 另报 后补 后报 正职 副职 左右 主任 科员 班子成员 一行 代表团 考察团 调研组 "
        "车队 常委会 司机 干部 干事 顾问 安保 高管 车辆 "
        "时间 应急 安全 国宾 全程 党组 党委 人大 政府 政协 机关 办公室 综合科"
    ).split()
)
#: How words end that are said of somebody, or count people: 王局长, 十二人.
_ENDS = frozenset(
    "厅府族省市县院部厂办所组站室馆园店社班团长任记师员计人名位等委席总工局处科会理姐董村镇乡区州队书表级"
)
_POSTS_OF_TWO = frozenset(
    (
        "同志 女士 男士 医生 先生 学生 师傅 大哥 阿姨 叔叔 教授 顾问 翻译 司机 干部 领导 代表 专家 律师 "
        "大学 中学 小学 董事 理事 监事 干事 参事 领事 常务 公使 农民 国正 司正 记者 主管 高工 经理 常委 中心"
    ).split()
)
_LATIN_POSTS = frozenset(
    (
        "Mr Mrs Ms Miss Dr Prof Sir Madam H.E Mayor Deputy Vice Director Minister Governor Secretary Chairman "
        "Chairwoman President Manager General Ambassador Consul Professor Officer Head Chief CEO CFO Attache Engineer"
    ).split()
)
_FIRST_HANZI, _LAST_HANZI, _FIRST_RARE = "\u3400", "\u9fff", "\U00020000"


def is_usual_name(text: str) -> bool:
    """Whether a text is a name as it is spelt that needs no reading. Most are; of the others a reader must tell.

    >>> [is_usual_name(name) for name in ("周明远", "欧阳若兰", "尼玛次仁", "阿依古丽·买买提", "王局长", "周 敏")]
    [True, True, True, True, False, False]
    """
    if text.isascii():
        return text[:1].isalpha() and not says_latin_post(text)
    if "·" in text:
        return _is_usual_with_dot(text)
    if min(text) < _FIRST_HANZI or _LAST_HANZI < max(text) < _FIRST_RARE or text in NO_NAMES:
        return False
    # 代李四参加
    if text[0] == "代" or text[-1] in _ENDS or text[-2:] in _POSTS_OF_TWO or text[:2] in _POSTS_OF_TWO:
        return False
    if len(text) < 4:
        return len(text) > 1 and (text[0] in SURNAMES or (text[:2] in TWO_SURNAMES and len(text) == 3))
    return len(text) == 4 and (text[:2] in TWO_SURNAMES or sum(map(OF_SOUNDS.__contains__, text)) > 1)


def says_latin_post(text: str) -> bool:
    """Whether a text in other letters says more than a name: Mr. Thomas Berg, Deputy Mayor."""
    return not _LATIN_POSTS.isdisjoint(text.replace(",", " ").replace(".", " ").split())


def _is_usual_with_dot(text: str) -> bool:
    """阿依古丽·买买提: two or three parts of hanzi in which no post can hide."""
    parts = text.split("·")
    if len(parts) > 3 or min(map(len, parts)) < 2 or not _ENDS.isdisjoint(text):
        return False
    return all(min(part) >= _FIRST_HANZI and max(part) <= _LAST_HANZI for part in parts)
