"""Run the benchmarks, or those named: `python -m benchmarks [startup commit export reading join]`.

`reading` and `join` take minutes and run only when they are named.
"""

from __future__ import annotations

import importlib
import sys

USUAL = ("startup", "commit", "export")


def main() -> None:
    """Print each figure beside its floor."""
    wanted, sys.argv[1:] = sys.argv[1:] or USUAL, []
    for name in wanted:
        print(f"\n{name}")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
