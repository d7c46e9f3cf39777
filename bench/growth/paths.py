"""Makes the harness and the fixtures importable for the benchmarks of this folder."""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIXTURES = os.path.join(ROOT, "test", "fixtures", "growth")
for folder in (os.path.join(ROOT, "src"), FIXTURES):
    if folder not in sys.path:
        sys.path.insert(0, folder)
