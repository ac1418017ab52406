"""What fontconfig takes in place of a face: on Linux it decides what LibreOffice prints."""

import shutil
import subprocess

_TIMEOUT_SECONDS = 2


def substitute(name: str) -> str:
    """The family that is taken for one that is not installed; empty where there is no fontconfig."""
    program = shutil.which("fc-match")
    if program is None:
        return ""
    # marks of fontconfig's patterns in a name would be read as such
    pattern = "".join(f"\\{character}" if character in "\\-:," else character for character in name)
    # as bytes: a command line in ASCII takes no Chinese
    command: list[str | bytes] = [program, "--format", "%{family[0]}", pattern.encode()]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace").strip()
