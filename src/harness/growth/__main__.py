"""Entry point of ``python -I -X utf8 <this folder>``: measures one function for one request line.

Request: ``{"nonce": "…", "file": "/abs/x.py", "function": "name" or "Class.name", "sizes": null or [n, …],
"target": null or "n log n", "call": null or "f(list(range(n)))", "site": null or "/abs/packages"}``. Events
are written as the harness writes them, one JSON object a line behind the nonce: ``started``, then ``measured``
with the report (``class``, ``within``, ``points``, ``lines`` and the rest; ``class`` is null and ``note`` says
why when nothing could be measured, and ``needsCall`` is there where a call would help).
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def import_package() -> None:
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or os.curdir) != HERE]
    parent = os.path.dirname(os.path.dirname(HERE))
    sys.path.insert(0, parent)
    import harness

    sys.path.remove(parent)
    assert os.path.dirname(os.path.dirname(os.path.abspath(harness.__file__ or ""))) == parent


if __name__ == "__main__":
    import_package()
    from harness.growth._serve import main

    main()
