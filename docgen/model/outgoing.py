"""A letter that the office sends about a visit."""

from docgen.model.scalars import Day, LetterKind, Text, Texts
from docgen.model.value import Value, value, yaml_field


@value
class OutgoingLetter(Value):
    """What the office writes itself instead of what is derived from the visit (发函)."""

    kind: LetterKind | None = yaml_field("类型", "复函、邀请函、接待函、来访公函", "复函", default=None)
    number: Text = yaml_field("文号", "发文字号", "清接函〔2026〕5号", default="")
    date: Day | None = yaml_field("日期", "成文日期", "2026-06-30", default=None)
    title: Text = yaml_field("标题", "函的标题；不写就按来访的标题拟", default="")
    to: Texts = yaml_field("主送", "发给谁；不写就按类型定", "云州市人民政府办公室", default=())
    points: Texts = yaml_field("内容", "逐段写；写了就用它，不用程序拟的", default=())
