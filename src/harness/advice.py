"""One sentence that says what to do about an exception, where its kind tells."""

from __future__ import annotations

import sys

from .exception_text import text_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional, Sequence


def advice(error: BaseException, function: str = "", lines: Sequence[str] = ()) -> Optional[str]:
    """Return the sentence for ``error``, or None.

    ``function`` is the learner's function that it came from, ``lines`` those of the learner's file.

    >>> advice(EOFError("EOF when reading a line"))
    'A test run has no keyboard for input(): take the values as parameters instead.'
    """
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return sentence.replace("FUNCTION", function or "the function")
    if isinstance(error, MemoryError):
        return "Keep less at once: a loop may be adding items without an end."
    if isinstance(error, ModuleNotFoundError):
        return f"Check the spelling of {error.name}, or install it for the Python that runs the tests."
    if isinstance(error, AttributeError):
        return _on_attribute(text_of(error)) or _on_construction(text_of(error), lines)
    if isinstance(error, NameError) and text_of(error).startswith(("name 'name' ", "name '__name' ", "name '_name_' ")):
        return 'Write if __name__ == "__main__", with two underscores on each side of both names.'
    if isinstance(error, TypeError):
        return _on_construction(text_of(error), lines) or _on_type(text_of(error))
    if isinstance(error, RuntimeError) and "can't start new thread" in text_of(error):
        return "Start fewer threads at once: the memory of a run has no room for more."
    return None


_SENTENCES = (
    (NotImplementedError, "Replace the raise NotImplementedError in FUNCTION with your code."),
    (RecursionError, "FUNCTION calls itself without reaching an end: check the case that should stop it."),
    (EOFError, "A test run has no keyboard for input(): take the values as parameters instead."),
    (SystemExit, "exit() and sys.exit() end the whole program: use return to leave a function."),
    (KeyboardInterrupt, "The code interrupts itself: remove the raise or the signal that does it."),
    (UnboundLocalError, "Give the variable a value on every way through FUNCTION before it is read."),
)


_ALMOST_INIT = ("init", "_init", "init_", "_init_", "__init", "__init_", "init__", "_init__", "__int__", "__inti__", "__innit__")


def _version() -> str:
    return ".".join(map(str, sys.version_info[:3]))


def _on_attribute(text: str) -> Optional[str]:
    if "partially initialized module" in text:
        return "Two of your modules import each other: move what both need into one of them."
    if text.startswith("'NoneType' object has no attribute"):
        return "Something is None there: a return may be missing, or the end of a chain was passed."
    if text.startswith("'coroutine' object"):
        return "The call gave a coroutine: put await in front of it, or make the function a plain def."
    return None


def _on_construction(text: str, lines: Sequence[str]) -> Optional[str]:
    """The sentence for an object without what its constructor should have given it, if the constructor is misspelt."""
    if "object has no attribute" not in text and "takes no arguments" not in text:
        return None
    names = [line.split()[1].split("(")[0] for line in lines if line.lstrip().startswith("def ")]
    almost = next((name for name in names if name in _ALMOST_INIT), None)
    if almost is None or "__init__" in names:
        return None
    return f"Python calls __init__, with two underscores on each side, where your file says {almost}."


def _on_type(text: str) -> Optional[str]:
    if "coroutine was expected" in text or "'await' expression" in text or "can't be awaited" in text:
        return "Make the function async def: its caller awaits it."
    if "takes 0 positional arguments but 1 was given" in text:
        return "If it is a method, its first parameter must be self."
    if "'coroutine' object" in text:
        return "The call gave a coroutine: put await in front of it, or make the function a plain def."
    if text.startswith("'NoneType' object"):
        return "Something is None there: a return may be missing."
    if text.endswith("object is not callable"):
        return "What is called there is a value: it may be a property, or a name that was given to something else."
    if "operand type(s) for |" in text and "'type'" in text and sys.version_info < (3, 10):
        return f"Types joined by | need Python 3.10, and this is {_version()}: write Optional[...] or Union[...] of typing."
    if "has no len()" in text:
        return "Define __len__ on the class."
    if "positional argument" in text or "unexpected keyword argument" in text:
        return "Compare the parameters with those of the statement."
    return None
