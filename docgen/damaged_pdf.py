"""What is raised where a PDF is damaged, or written as its library cannot read."""

import logging

from pypdf.errors import DependencyError, DeprecationError, PyPdfError

from docgen.errors import DAMAGED_FILE

#: Two errors of pypdf are none of its own kind: of filters under names that it gave up, of ciphers in other libraries.
DAMAGED_PDF = (PyPdfError, DeprecationError, DependencyError, *DAMAGED_FILE)

# what the library mends silently, or says in English before it raises, is nothing to tell a clerk
logging.getLogger("pypdf").addHandler(logging.NullHandler())
