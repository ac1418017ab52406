"""What is shown of the paragraphs beside which remarks of ``template from`` still stand."""

import pytest

from docgen.word.foreign.open_doubts import _shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("关于来访的通知", "关于来访的通知"),
        ("云州市茶业协会一行考察清江区的《{{ 标题 }}》的通知", "云州市茶业协会一行考察清江区的《…"),
        ("云州市茶业协会来清江区考察的{{ 天 }}事项", "云州市茶业协会来清江区考察的…"),
        ("{{ 访 }}一行来清江区考察茶产业和农业园区的通知", "{{ 访 }}一行来清江区考察茶产业和农…"),
    ],
)
def test_no_half_of_a_tag_is_shown(text: str, shown: str) -> None:
    assert _shortened(text) == shown
