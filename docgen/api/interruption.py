"""Signals that end a program: it stops as after Ctrl+C, so that what it has begun is ended and put away.

Without that a window that is closed leaves the converter running, and its folder behind.
"""

import signal
from threading import current_thread, main_thread
from types import FrameType

#: A request to end, a terminal that was closed, and on Windows its window (which the C library calls a break).
_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")


def end_as_by_ctrl_c() -> None:
    """From now on these signals raise KeyboardInterrupt in the main thread; those that are ignored stay so (nohup)."""
    if current_thread() is not main_thread():
        return
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    # who asks twice does not stop the clearing up that he has asked for
    for name in _ENDING:
        if (number := getattr(signal, name, None)) is not None:
            signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt
