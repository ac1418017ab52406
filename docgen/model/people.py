"""People: guests, hosts, staff, contacts."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from docgen.model.choices import Sex
from docgen.model.scalars import Headcount, Nation, Phone, Rank, Text, Texts
from docgen.model.value import CatalogueEntry, Value, value, yaml_field


@value
class Person(Value):
    """A person of a visit, listed once. Elsewhere a file names him by 姓名, or by 代号 when two share a name."""

    bare: ClassVar[str] = "name"
    joint_words: ClassVar[Mapping[str, tuple[str, ...]]] = dict.fromkeys(
        (
            *("单位及职务", "单位职务", "单位和职务", "单位与职务", "单位、职务", "单位/职务", "职务及单位"),
            *("工作单位及职务", "工作单位职务", "所在单位及职务", "单位及职务职称"),
        ),
        ("单位", "职务"),
    )

    beside_words: ClassVar[Mapping[str, tuple[str, str]]] = dict.fromkeys(
        (
            *(
                "房间号",
                "房号",
                "房间",
                "房间号码",
                "房间编号",
                "客房号",
                "客房",
                "住房",
                "住房号",
                "房号码",
                "入住房间",
            ),
            *("住宿房间", "住宿房号", "入住房号", "住宿房间号", "入住房间号", "分配房间"),
        ),
        ("住宿", "房号"),
    )

    name: Text = yaml_field(
        "姓名",
        "姓名，按证件写全",
        "周明远",
        "阿依古丽·买买提",
        also=(
            "名字 人员姓名 代表姓名 中文姓名 中文名 来宾姓名 客人姓名 领导姓名 嘉宾姓名 宾客姓名 参会人员姓名 住客姓名"
        ),
    )
    id: Text = yaml_field("代号", "两人同名时用来区分的短名，别处就写它", "张伟甲", default="", also="短名 简写 识别名")
    sex: Sex | None = yaml_field("性别", "男或女", "男", default=None, also="男女 男/女 性別")
    ethnicity: Nation = yaml_field("民族", "民族全称", "汉族", default="", also="民族成分 族别 族属")
    unit: Text = yaml_field(
        "单位",
        "所在单位全称",
        "中共云州市委",
        default="",
        also=(
            "工作单位 所在单位 单位名称 部门 所属单位 单位全称 所在部门 工作部门 单位/部门 单位部门 "
            "任职单位 机构 机构名称 所在机构 所属部门"
        ),
    )
    title: Text = yaml_field(
        "职务",
        "职务，与来函一致",
        "副书记",
        default="",
        also=(
            "职位 职务名称 职务职称 职务/职称 职务、职称 现任职务 行政职务 职衔 头衔 担任职务 职务头衔 "
            "职称职务 现任职位 岗位"
        ),
    )
    rank: Rank = yaml_field(
        "级别", "领导职务层次或职级", "厅局级副职", default="", also="职级 行政级别 职务级别 职务层次 职务职级 干部级别"
    )
    phone: Phone = yaml_field(
        "电话",
        "手机号或座机号，加引号",
        '"13900000001"',
        default="",
        also=(
            "手机 手机号 手机号码 联系电话 联系方式 电话号码 联系手机 移动电话 联络电话 电话/手机 "
            "手机/电话 电话（手机） 联系号码 联系电话号码 tel mobile"
        ),
    )
    name_en: Text = yaml_field(
        "英文名", "外文姓名，按护照写", "Anna Lind", default="", also="外文姓名 外文名 英文姓名 英文名字 护照姓名"
    )
    diet: Texts = yaml_field(
        "饮食",
        "饮食禁忌：清真、素食、过敏原",
        "清真",
        default=(),
        also="饮食禁忌 忌口 饮食习惯 饮食要求 饮食需求 餐饮禁忌 忌食 饮食忌口 饮食备注 特殊饮食 饮食注意",
    )
    role: Text = yaml_field(
        "角色",
        "译员、随员、秘书、司机、记者等；证件按它印身份",
        "译员",
        default="",
        also="身份 人员身份 人员角色 随行身份",
    )
    profile: Text = yaml_field("简介", "公开的履历、与本地的渊源、关心的事；只印给领导看", default="")
    note: Text = yaml_field(
        "备注", "其他要说明的", default="", also="说明 备注说明 附注 其他说明 备注信息 注", likely="职责 负责事项 分工"
    )


@value
class Delegation(Value):
    """The guests: a group with a name and a headcount, a list of people, or both."""

    name: Text = yaml_field(
        "团组",
        "代表团或考察组的名称",
        "云州市党政代表团",
        default="",
        key="delegation",
        also="团组名称 代表团 代表团名称 来访团组 考察团 考察团名称 团队名称 来宾团组",
    )
    headcount: Headcount | None = yaml_field(
        "人数",
        "总人数；名单没有列全时要写",
        "12",
        default=None,
        also="来宾人数 来访人数 总人数 客人人数 接待人数 来宾总数 团组人数 来宾总人数 人员数量",
    )
    people: Annotated[tuple[Person, ...], CatalogueEntry(("来宾", "领导"))] = yaml_field(
        "名单",
        "来宾名单，按已定的位次排列",
        default=(),
        key="names",
        also="来宾名单 人员名单 成员名单 代表团成员 代表团名单 考察团成员 团组名单 客人名单 成员",
    )

    @property
    def size(self) -> int:
        """How many come: the stated headcount, else the length of the list."""
        return self.headcount if self.headcount is not None else len(self.people)
