"""Run the benchmarks, or those named: `python -m benchmarks [startup commit export reading …]`.

`reading`, `journal`, `run`, `join` and `board` take minutes and run only when they are named; the
last four are shorter with `--quick`.
"""

from __future__ import annotations

import importlib
import sys

USUAL = ("startup", "commit", "export", "scores")


def main() -> None:
    """Print each figure beside its floor."""
    quick = [word for word in sys.argv[1:] if word == "--quick"]
    wanted = [word for word in sys.argv[1:] if word not in quick] or USUAL
    sys.argv[1:] = quick
    for name in wanted:
        print(f"\n{name}")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
