"""docgen: from one file about a visit to all the official paperwork of a reception office.

    visit    = docgen.load("来访.yaml")               # Visit, or DataError with every problem
    problems = docgen.check(visit)                    # values, nothing raised
    files    = docgen.build(visit, kinds=["plan"])    # documents; exceptions carry .problems
    docgen.write(files, "out/")

How a paper is made: ``readers`` turn files into values of ``model`` that know where they were written; a kind in
``kinds`` turns them into pages of plain values; ``word`` fills the template; ``output`` writes whole files or none;
``api`` joins these steps. What users import is listed in ``__init__.pyi`` only. A name is imported when it is first
used, so that ``docgen --help`` starts quickly.
"""

import lazy_loader

__version__ = "0.6.0"
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
