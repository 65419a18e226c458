"""The board that a store gives is the one that follows from the whole case file."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from scenarios.board import board
from scenarios.case_file import CaseFile
from tests.strategies import case_files
from tests.test_exchange_round_trips import brought, is_quoted_whole, settled


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files())
def test_the_board_is_that_of_the_case_file(
    tmp_path_factory: pytest.TempPathFactory, file: CaseFile
) -> None:
    held = settled(file)
    assume(not is_quoted_whole(held))
    with brought(tmp_path_factory.mktemp("board") / "a.db", held) as desk:
        for scenario in held.scenarios:
            whole = board(desk.case_file(scenario.id), scenario.id, desk.clock().date())
            assert desk.board(scenario.id) == whole
