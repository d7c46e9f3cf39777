"""Entry point of ``python -I -X utf8 <this folder>``: makes the package importable and hands over.

With a file as argument that file holds the request, and the schedule in it is run for a debugger: prints go
where they went, and the result is told in words.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.dirname(HERE)


def import_package() -> None:
    # Neither folder must stay importable: their modules would be found under second names.
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or os.curdir) not in (HERE, PACKAGE)]
    parent = os.path.dirname(PACKAGE)
    sys.path.insert(0, parent)
    import harness

    sys.path.remove(parent)
    assert os.path.dirname(os.path.abspath(harness.__file__ or "")) == PACKAGE


def fix_hashes() -> None:
    """Begin again with hashes that are the same in every process: sets of strings are iterated in their order."""
    if os.name != "posix" or not sys.flags.hash_randomization or "IP_EXPLORE_AGAIN" in os.environ:
        return
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment.update(PYTHONHASHSEED="0", PYTHONNOUSERSITE="1", IP_EXPLORE_AGAIN="1")
    os.execve(sys.executable, [sys.executable, "-X", "utf8", HERE, *sys.argv[1:]], environment)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        fix_hashes()
    import_package()
    if len(sys.argv) > 1:
        from harness.explore._debugging import main as debug

        sys.exit(debug(sys.argv[1]))
    from harness.explore._entry import main

    main()
