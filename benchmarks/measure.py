"""Timing in turns, so that a machine that slows down slows both sides."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable


def in_turns(
    act: Callable[[], object], floor: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Seconds of each round of both, A B A B …, after one round that is not counted."""
    acts: list[float] = []
    floors: list[float] = []
    for n in range(rounds + 1):
        for call, kept in ((act, acts), (floor, floors)):
            start = time.perf_counter()
            call()
            if n:
                kept.append(time.perf_counter() - start)
    return acts, floors


def report(what: str, unit: str, act: list[float], floor_name: str, floor: list[float]) -> None:
    """One line: the median of both in a unit (`ms`, `s`), and how many times the floor it is."""
    scale = {"s": 1.0, "ms": 1e3, "us": 1e6}[unit]
    ours, theirs = statistics.median(act), statistics.median(floor)
    print(
        f"{what:<44} {ours * scale:10.2f} {unit:<2} | {floor_name:<34} "
        f"{theirs * scale:10.2f} {unit:<2} | {ours / theirs:6.2f} times"
    )
