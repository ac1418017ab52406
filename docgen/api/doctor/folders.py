"""The folder that papers are written into, and the office's files around it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from docgen import assets
from docgen.api.doctor.diagnosis import Diagnosis
from docgen.errors import Problem
from docgen.readers.office.office import OfficeFiles
from docgen.readers.visit_file.visit import office_brand
from docgen.text.system_errors import reason_of
from docgen.text.wording import listed

_FREE_BYTES = 500_000_000
#: Windows takes paths of 259 characters; the names of papers need the rest.
_LONGEST_WINDOWS_PATH = 160
_MOST_PROBLEMS = 3


def folder(path: Path) -> Diagnosis:
    """Whether papers can be written into a folder."""
    shown = str(path.resolve())
    try:
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        text = f"“{shown}”写不进去：{reason_of(error)}"
        return Diagnosis("文件夹", "缺", text, "换一个自己能写的文件夹，如“文档”；或用 -o 写到别处")
    free = shutil.disk_usage(path).free
    if free < _FREE_BYTES:
        return Diagnosis("文件夹", "提示", f"“{shown}”只剩 {free / 1_000_000:.0f} MB", "腾出地方再做文书")
    if os.name == "nt" and len(shown) > _LONGEST_WINDOWS_PATH:
        text = f"“{shown}”的路径有{len(shown)}个字符，文书的名称一长就写不进去"
        return Diagnosis("文件夹", "提示", text, "挪到浅一些的文件夹，如 D:\\接待")
    return Diagnosis("文件夹", "可用", f"“{shown}”能写")


def office(files: OfficeFiles) -> Iterator[Diagnosis]:
    """Whether office.yaml, its tables and its brand can be read."""
    if files.folder is None:
        text = "这里和上层文件夹都没有 office.yaml，文书没有落款，也查不到资料库"
        yield Diagnosis("办公室", "提示", text, "进到办公室的文件夹再运行；还没有就 docgen new 我的办公室")
        return
    if files.problems:
        yield _with_problems("办公室", f"“{files.folder}”里", files.problems)
    elif not files.office.unit:
        yield Diagnosis("办公室", "提示", f"“{files.folder}”里没有写单位", "在 office.yaml 里写上“单位”，用于落款")
    else:
        tables = [f"{name}{len(rows)}条" for name, rows in files.catalogue.tables.items() if rows]
        library = f"资料库有{'、'.join(tables)}" if tables else "没有资料库"
        yield Diagnosis("办公室", "可用", f"{files.office.unit}（“{files.folder}”），{library}")
    brand, problems = office_brand(files, assets.brands())
    if problems:
        yield _with_problems("品牌", f"“{files.office.brand_name}”", problems)
    elif brand:
        yield Diagnosis("品牌", "可用", f"“{brand.name}”有图片{len(brand.pictures)}张、口号{len(brand.slogans)}条")


def _with_problems(item: str, where: str, problems: tuple[Problem, ...]) -> Diagnosis:
    """The first problems, each with its place and remedy."""
    errors = [problem for problem in problems if problem.level == "error"]
    shown = (errors or list(problems))[:_MOST_PROBLEMS]
    sentences = listed([f"{problem.place} {problem.text}" if problem.place else problem.text for problem in shown])
    remedies = "；".join(dict.fromkeys(problem.hint for problem in shown if problem.hint))
    count = f"{len(errors)}处错误" if errors else f"{len(problems)}处要看"
    return Diagnosis(item, "缺" if errors else "提示", f"{where}有{count}：{sentences}", remedies)
