"""Run every benchmark, or those named: `python -m benchmarks [startup commit export pane]`."""

from __future__ import annotations

import importlib
import sys

ALL = ("startup", "commit", "export", "pane")


def main() -> None:
    """Print each figure beside its floor."""
    wanted, sys.argv[1:] = sys.argv[1:] or ALL, []
    for name in wanted:
        print(f"\n{name}")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
