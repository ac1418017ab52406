"""A letter that the office sends about a visit."""

from docgen.model.choices import LetterKind
from docgen.model.scalars import Day, Text, Texts
from docgen.model.value import Value, value, yaml_field


@value
class OutgoingLetter(Value):
    """What the office writes itself instead of what is derived from the visit (发函)."""

    kind: LetterKind | None = yaml_field(
        "类型", "复函、邀请函、接待函、来访公函", "复函", default=None, also="函件类型 函的类型 种类 类别"
    )
    number: Text = yaml_field("文号", "发文字号", "清接函〔2026〕5号", default="", also="发文字号 文件号 函号 发文号")
    date: Day | None = yaml_field(
        "日期", "成文日期", "2026-06-30", default=None, also="成文日期 发函日期 落款日期 发文日期"
    )
    title: Text = yaml_field("标题", "函的标题；不写就按来访的标题拟", default="", also="题目 函件标题")
    to: Texts = yaml_field(
        "主送", "发给谁；不写就按类型定", "云州市人民政府办公室", default=(), also="主送单位 主送机关 收文单位 发给"
    )
    points: Texts = yaml_field("内容", "逐段写；写了就用它，不用程序拟的", default=(), also="正文 函的内容")
