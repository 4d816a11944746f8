"""What may be said of a share that was only counted, against printed tables."""

from math import comb, isclose

import pytest

from builder.review.posterior import beta_below, beta_quantile, interval_of


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        (0, 7, 0, 0.292),
        (1, 7, 0.016, 0.501),
        (2, 7, 0.065, 0.648),
        (0, 10, 0, 0.217),
        (1, 10, 0.011, 0.381),
        (2, 10, 0.044, 0.503),
        (5, 10, 0.224, 0.776),
    ],
)
def test_intervals_are_those_of_brown_cai_and_dasgupta(
    hits: int, trials: int, low: float, high: float
) -> None:
    """Interval Estimation for a Binomial Proportion (2001), to three digits."""
    made = interval_of(hits, trials)
    assert (round(made.low, 3), round(made.high, 3)) == (low, high)


@pytest.mark.parametrize(
    ("p", "above", "below", "f"),
    [(0.95, 4, 20, 2.866), (0.95, 10, 10, 2.978), (0.95, 2, 10, 4.103), (0.975, 8, 16, 3.125)],
)
def test_quantiles_are_those_of_the_printed_f_distribution(
    p: float, above: int, below: int, f: float
) -> None:
    share = beta_quantile(p, above / 2, below / 2)
    assert isclose(share / above / ((1 - share) / below), f, abs_tol=5e-4)


@pytest.mark.parametrize("share", [0.001, 0.02, 0.3, 0.5, 0.97])
@pytest.mark.parametrize(("hits", "trials"), [(1, 1), (3, 37), (90, 100), (400, 1000)])
def test_what_lies_below_is_a_sum_of_binomials(share: float, hits: int, trials: int) -> None:
    exact = sum(
        comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(hits, trials + 1)
    )
    assert isclose(beta_below(share, hits, trials - hits + 1), exact, rel_tol=1e-9, abs_tol=1e-12)


def test_nothing_counted_says_nothing_and_all_or_none_ends_at_the_edge() -> None:
    assert interval_of(0, 0) == (0, 1)
    assert interval_of(0, 37).low == 0
    assert interval_of(37, 37).high == 1
