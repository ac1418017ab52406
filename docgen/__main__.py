"""``python -m docgen`` and the command ``docgen``."""

import gc

from docgen.cli.app import main

# what a command reads lives until it ends: the collector would look at all of it again and again for nothing
gc.set_threshold(100_000, 50, 50)

if __name__ == "__main__":
    main()
