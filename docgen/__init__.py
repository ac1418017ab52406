"""docgen: from one file about a visit to all the official paperwork of a reception office.

    visit    = docgen.load("来访.yaml")               # Visit, or DataError with every problem
    problems = docgen.check(visit)                    # values, nothing raised
    files    = docgen.build(visit, kinds=["plan"])    # documents; exceptions carry .problems
    docgen.write(files, "out/")

The way of a paper: ``readers`` turn files into ``model`` values that know where they were written; a kind in ``kinds``
turns them into pages of plain words; ``word`` fills the template; ``output`` writes, whole or not at all; ``api`` joins
them. What users import is listed once, in ``__init__.pyi``; a name is imported when it is first used, so that
``docgen --help`` costs next to nothing.
"""

import lazy_loader

__version__ = "0.5.0"
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
