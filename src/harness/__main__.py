"""Entry point of ``python -I -X utf8 <this folder>``: makes the package importable and hands over."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def import_package() -> None:
    # The folder itself must not stay importable: its modules would be found under second names, and
    # its parent would offer whatever lies beside it. The package's own path is enough from here on.
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or os.curdir) != HERE]
    parent = os.path.dirname(HERE)
    sys.path.insert(0, parent)
    import harness

    sys.path.remove(parent)
    assert os.path.dirname(os.path.abspath(harness.__file__ or "")) == HERE


if __name__ == "__main__":
    import_package()
    from harness.runner import main

    main()
