"""How much one rendering may ask for: no paper reaches these limits, a template that tries to exhaust memory does."""

from docgen.word.engine.render_state import RenderError

#: Steps of a range or a list, characters of one value, bytes of one part. Loops are limited by their rendering.
MAX_LIST_LENGTH = 5_000_000
MAX_TEXT_LENGTH = 1_000_000
MAX_PART_BYTES = 400_000_000
#: Characters of all that macros and ``set`` blocks print in one rendering: it is held whole.
MAX_FRAGMENT_LENGTH = 50_000_000


def check_text_length(length: int) -> None:
    """Raises RenderError for a value that would be too long, before it is put together."""
    if length > MAX_TEXT_LENGTH:
        raise RenderError(f"一个值超过 {MAX_TEXT_LENGTH:,} 个字")


def check_loop_steps(steps: int, most: int = MAX_LIST_LENGTH) -> None:
    """Raises RenderError for more loop steps than one rendering may take."""
    if steps > most:
        raise RenderError(f"循环超过 {most:,} 次")
