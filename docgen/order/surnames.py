"""Surnames: which have two characters, and how those are read that are read otherwise elsewhere.

Collected by ourselves out of general knowledge of surnames; dictionaries give the same readings.
"""

from collections.abc import Mapping

#: Surnames of two characters that are in use.
COMPOUND = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 "
    "皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 "
    "子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 "
    "段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 "
    "左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 "
    "褚师 纳兰 完颜 叶赫 那拉 耶律 贺兰 单于 淳于".split()
)

#: The reading of a surname where it is not the character's usual one, or where people often take another.
#: More than one reading: there are families of each; the first is the commoner.
READINGS: Mapping[str, tuple[str, ...]] = {
    name: tuple(read.split("/"))
    for name, read in (
        pair.split("=")
        for pair in (
            "艾=ai4 柏=bai3 秘=bi4 别=bie2 薄=bo2 伯=bo2 卜=bu3 长=chang2 车=che1 谌=chen2/shen4 种=chong2 重=chong2 "
            "都=du1 干=gan1 盖=ge3/gai4 葛=ge3 句=gou1 勾=gou1 观=guan4 过=guo1 哈=ha3 和=he2 黑=he4 侯=hou2 华=hua4 "
            "纪=ji3/ji4 家=jia1 贾=jia3 经=jing1 空=kong1 郎=lang2 令=ling2 芦=lu2 陆=lu4 蒙=meng2 糜=mi2 宓=mi4/fu2 "
            "缪=miao4 牟=mu4/mou2 那=na1 能=nai4 乜=nie4 宁=ning2/ning4 区=ou1 朴=piao2 繁=po2 强=qiang2 "
            "覃=qin2/tan2 仇=qiu2 曲=qu1 阙=que1 任=ren2 撒=sa3 沙=sha1 单=shan4 召=shao4 少=shao4 折=she2 莘=shen1 "
            "盛=sheng4 石=shi2 宿=su4 澹=tan2 通=tong1 钭=tou3 万=wan4 隗=wei3/kui2 尉=wei4 郗=xi1/chi1 洗=xian3 "
            "降=xiang2 相=xiang4/xiang1 肖=xiao1 解=xie4 行=xing2 郇=xun2/huan2 燕=yan1 么=yao1 叶=ye4 殷=yin1 "
            "应=ying1 於=yu1 蔚=yu4/wei4 乐=yue4/le4 员=yun4 曾=zeng1 查=zha1 翟=zhai2/di2 祭=zhai4 单于=chan2-yu2 "
            "令狐=ling2-hu2 万俟=mo4-qi2 亓官=qi2-guan1 澹台=tan2-tai2 拓跋=tuo4-ba2 鲜于=xian1-yu2 尉迟=yu4-chi2 "
            "乐正=yue4-zheng4 宰父=zai3-fu3 长孙=zhang3-sun1 仲长=zhong4-zhang3 子车=zi3-ju1"
        ).split()
    )
}


def surname_length(name: str) -> int:
    """How many characters of a name are its surname; 0 for names that have none in front (阿依古丽·买买提, Anna Lind).

    >>> [surname_length(name) for name in ("周明远", "欧阳若兰", "欧阳", "阿依古丽·买买提", "Anna Lind")]
    [1, 2, 1, 0, 0]
    """
    if "·" in name or "•" in name or not name or name[0].isascii():
        return 0
    return 2 if len(name) > 2 and name[:2] in COMPOUND else 1
