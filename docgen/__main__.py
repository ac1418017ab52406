"""``python -m docgen`` and the command ``docgen``."""

import gc

# what a command reads and imports lives until it ends: the collector would visit all of it again and again for nothing
gc.set_threshold(250_000, 50, 50)

from docgen.cli.app import main  # noqa: E402  # the collector would visit every import as well

if __name__ == "__main__":
    main()
