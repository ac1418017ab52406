"""Starts docgen from this folder: its packages lie beside this file."""

import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
WANTED = FOLDER.joinpath("python-version.txt").read_text("utf-8").strip()
sys.path.insert(0, str(FOLDER))

if __name__ == "__main__":
    running = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if running != WANTED:
        sys.exit(f"python 文件夹里要放 Python {WANTED}，现在是 {running}。")
    from docgen.__main__ import main

    main()
