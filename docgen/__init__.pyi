from docgen.face import DataError as DataError
from docgen.face import DocgenError as DocgenError
from docgen.face import File as File
from docgen.face import OutputError as OutputError
from docgen.face import Problem as Problem
from docgen.face import TemplateError as TemplateError
from docgen.face import UsageError as UsageError
from docgen.face import Visit as Visit
from docgen.face import build as build
from docgen.face import check as check
from docgen.face import load as load
from docgen.face import write as write
from docgen.tools import adopt as adopt
from docgen.tools import as_json as as_json
from docgen.tools import explain as explain
from docgen.tools import new as new
from docgen.tools import schema as schema
from docgen.tools import template_faults as template_faults
from docgen.tools import template_names as template_names

__version__: str
