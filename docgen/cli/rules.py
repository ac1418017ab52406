"""The commands ``rules`` and ``rule``: the list of rules."""

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json


@click.command("rules", cls=ChineseCommand)
@click.option("--json", "as_json", is_flag=True, help="写成 JSON。")
def list_rules(as_json: bool) -> None:
    """列出全部规则：代号、程度、约束哪类来访、依据。"""
    if as_json:
        print_json(docgen.rules_json())
    else:
        click.echo("\n".join(docgen.rule_list_lines()))


@click.command("rule", cls=ChineseCommand)
@click.argument("code", metavar="代号")
def show_rule(code: str) -> None:
    """说明一条规则：为什么、依据什么、反例和正例。"""
    click.echo("\n".join(docgen.rule_lines(code)))
