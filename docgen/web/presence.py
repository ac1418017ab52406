"""Whether anybody still has the page open; the server ends when nobody has had it for long."""

import time
from dataclasses import dataclass, field
from threading import Event

_STEP_SECONDS = 0.5
#: What the answer to the last request takes to be sent.
_LAST_ANSWER_SECONDS = 0.5


@dataclass(slots=True)
class Presence:
    """When the page was last heard of, and whether it asked to end. An open page asks for something every minute."""

    most_seconds: float
    _ended: Event = field(default_factory=Event)
    _last_heard: float = field(default_factory=time.monotonic)

    def note(self) -> None:
        """The page has asked for something."""
        self._last_heard = time.monotonic()

    def end(self) -> None:
        """The user has pressed the button that ends the server."""
        self._ended.set()

    def wait(self) -> None:
        """Returns when the user has ended the server or the page has been closed for long."""
        while not self._ended.wait(_STEP_SECONDS):
            if time.monotonic() - self._last_heard > self.most_seconds:
                return
        time.sleep(_LAST_ANSWER_SECONDS)
