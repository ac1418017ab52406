"""People: guests, hosts, staff, contacts."""

from typing import Annotated, ClassVar

from docgen.model.scalars import Headcount, Sex, Text, Texts
from docgen.model.value import CatalogueEntry, Value, value, yaml_field


@value
class Person(Value):
    """A person of a visit, listed once. Elsewhere a file names him by 姓名, or by 代号 when two share a name."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("姓名", "姓名，按证件写全", "周明远", "阿依古丽·买买提")
    id: Text = yaml_field("代号", "两人同名时用来区分的短名，别处就写它", "张伟甲", default="")
    sex: Sex | None = yaml_field("性别", "男或女", "男", default=None)
    ethnicity: Text = yaml_field("民族", "民族全称", "汉族", default="")
    unit: Text = yaml_field("单位", "所在单位全称", "中共云州市委", default="")
    title: Text = yaml_field("职务", "职务，与来函一致", "副书记", default="")
    rank: Text = yaml_field("级别", "领导职务层次或职级", "厅局级副职", default="")
    phone: Text = yaml_field("电话", "手机号或座机号，加引号", '"13900000001"', default="")
    name_en: Text = yaml_field("英文名", "外文姓名，按护照写", "Anna Lind", default="")
    diet: Texts = yaml_field("饮食", "饮食禁忌：清真、素食、过敏原", "清真", default=())
    role: Text = yaml_field("角色", "译员、随员、秘书、司机、记者等；证件按它印身份", "译员", default="")
    profile: Text = yaml_field("简介", "公开的履历、与本地的渊源、关心的事；只印给领导看", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Delegation(Value):
    """The guests: a group with a name and a headcount, a list of people, or both."""

    name: Text = yaml_field("团组", "代表团或考察组的名称", "云州市党政代表团", default="", key="delegation")
    headcount: Headcount | None = yaml_field("人数", "总人数；名单没有列全时要写", "12", default=None)
    people: Annotated[tuple[Person, ...], CatalogueEntry(("来宾", "领导"))] = yaml_field(
        "名单", "来宾名单，按已定的位次排列", default=(), key="names"
    )

    @property
    def size(self) -> int:
        """How many come: the stated headcount, else the length of the list."""
        return self.headcount if self.headcount is not None else len(self.people)
