"""Scores against scoringrules, model-diagnostics and scikit-learn, on random rows with ties.

These three are no part of `check`: together they are half a gigabyte. `pip install -e
'.[crosscheck]'` brings them; without them these tests are passed over. The values in
golden/crosscheck.json are theirs, so that what they say is compared with everywhere.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scenarios.calibration import recalibrated, reliability
from scenarios.scoring import Floats, brier, brier_multi, logarithmic

GOLDEN = Path(__file__).parent / "golden" / "crosscheck.json"
SEEDS = range(4)


def rows(seed: int) -> tuple[Floats, Floats]:
    """Probabilities with many ties, 0 and 1 not among them, and outcomes that follow them."""
    chance = np.random.default_rng(seed)
    p = chance.integers(1, 12, 60 + 40 * seed) / 12
    return p, (chance.random(len(p)) < p).astype(np.float64)


def _ours(seed: int) -> dict[str, float]:
    p, o = rows(seed)
    parts = reliability(p, o, rounds=20)
    return {
        "brier": float(brier(p, o).mean()),
        "nats": float(logarithmic(p, o).mean() * np.log(2)),
        "miscalibration": parts.miscalibration,
        "discrimination": parts.discrimination,
        "uncertainty": parts.uncertainty,
    }


def _library(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own, on import
        return pytest.importorskip(name, reason="needs signposts[crosscheck]")


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_three_libraries_said_is_what_is_counted_here(seed: int) -> None:
    assert _ours(seed) == pytest.approx(json.loads(GOLDEN.read_text("utf-8"))[str(seed)], abs=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
def test_scikit_learn_scores_alike(seed: int) -> None:
    metrics = _library("sklearn.metrics")
    p, o = rows(seed)
    assert metrics.brier_score_loss(o, p) == pytest.approx(_ours(seed)["brier"])
    assert metrics.log_loss(o, p) == pytest.approx(_ours(seed)["nats"])
    classes = np.stack([1 - p, p / 2, p / 2], axis=1)
    came = (o * (1 + (p > 0.5))).astype(int)
    theirs = metrics.brier_score_loss(came, classes, labels=[0, 1, 2], scale_by_half=False)
    assert brier_multi(classes, came.tolist()).mean() == pytest.approx(theirs)


@pytest.mark.parametrize("seed", SEEDS)
def test_scikit_learn_recalibrates_alike(seed: int) -> None:
    isotonic = _library("sklearn.isotonic")
    p, o = rows(seed)
    theirs = isotonic.IsotonicRegression(out_of_bounds="clip").fit(p, o).predict(p)
    assert recalibrated(p, o).tolist() == pytest.approx(theirs.tolist())


@pytest.mark.parametrize("seed", SEEDS)
def test_model_diagnostics_takes_the_score_apart_alike(seed: int) -> None:
    scoring = _library("model_diagnostics.scoring")
    p, o = rows(seed)
    [theirs] = scoring.decompose(o, p, scoring_function=scoring.SquaredError()).to_dicts()
    ours = _ours(seed)
    for part in ("miscalibration", "discrimination", "uncertainty"):
        assert ours[part] == pytest.approx(theirs[part], abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_scoringrules_scores_alike(seed: int) -> None:
    library = _library("scoringrules")
    p, o = rows(seed)
    assert brier(p, o).tolist() == pytest.approx(library.brier_score(o, p).tolist())
    theirs = library.log_score(o, p)
    assert (logarithmic(p, o) * np.log(2)).tolist() == pytest.approx(np.abs(theirs).tolist())
