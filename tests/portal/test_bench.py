"""What `make bench` says of its samples is what they say."""

import pytest

from bench.load import from_wrk
from bench.measure import Sample
from bench.report import Ratio, summed_up, verdict, worse_ratio, write
from bench.stale import Seen, is_stale

pytestmark = pytest.mark.one_database

WRK = """Running 2s test @ http://127.0.0.1:8000/
  1 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     3.10ms  512.00us  12.01ms   90.00%
    Req/Sec     5.10k   200.00     5.50k    70.00%
  Latency Distribution
     50%  890.00us
     75%    3.30ms
     90%    3.70ms
     99%    1.02s
  10240 requests in 2.01s, 120.00MB read
  Socket errors: connect 0, read 2, write 0, timeout 1
  Non-2xx or 3xx responses: 4
Requests/sec:   5094.53
Transfer/sec:     59.70MB
"""


def sample(server: float, rate: float = 1000, **fields) -> Sample:
    return Sample(
        **{"server": server, "rate": rate, "database": 0, "p50": 1, "p99": 2, "requests": 100, "errors": 0} | fields
    )


def test_what_wrk_prints_is_read():
    load = from_wrk(WRK)
    assert (load.requests, load.seconds, load.errors) == (10240, 2.01, 7)
    assert (load.p50, load.p99) == (0.89, 1020)


def test_a_row_holds_the_medians_of_the_worse_pass():
    row = summed_up([[sample(100, 900), sample(300, 700), sample(110, 800)], [sample(200, 500), sample(220, 600)]])
    assert (row.server, row.rate) == (210, 550)
    assert row.spread == pytest.approx(200 / 200)
    assert (row.requests, row.errors) == (500, 0)


def test_a_ratio_is_that_of_the_pass_in_which_we_did_worse():
    found = {"ours": [[sample(100, 40)], [sample(50, 90)]], "other": [[sample(800, 10)], [sample(500, 10)]]}
    assert worse_ratio(Ratio("cost", "ours", "other"), found) == 8
    assert worse_ratio(Ratio("speed", "ours", "other", by="rate"), found) == 4


def test_what_was_not_measured_has_no_ratio():
    assert worse_ratio(Ratio("cost", "ours", "other"), {"ours": [[sample(100)]]}) is None


def test_a_figure_is_judged_by_its_limit():
    assert verdict(7.9, 5, 8) == "reached, the goal of 8 not"
    assert verdict(4.9, 5, 8) == "NOT reached"
    assert verdict(0.75, 0.75) == "reached"
    assert verdict(1, 0) == "no limit"


def test_the_report_says_limits_beside_figures_and_what_was_left_out(tmp_path):
    found = {"article, kept (SQLite)": [[sample(200)], [sample(210)]], "bare WSGI": [[sample(100)], [sample(190)]]}
    figures = {"memory": {"portal": 90}, "start": {}, "ceilings": {"memory_two_workers_mb": 90, "start_seconds": 1.6}}
    write(tmp_path, found, figures, {"WordPress": "not run"})
    told = (tmp_path / "results.md").read_text()
    assert "| `kept_article_vs_bare_wsgi_sqlite` | 0.50 | 0.75 | 0.9 | NOT reached |" in told
    assert "| `cold_article_vs_wagtail` | - | | | not measured here |" in told
    assert "| 1.6 | 1.5 | NOT reached |" in told and "- WordPress: not run" in told
    assert '"kept_article_vs_bare_wsgi_sqlite": 0.5' in (tmp_path / "results.json").read_text()


@pytest.mark.parametrize(
    ("began", "ended", "marks", "stale"),
    [
        (11, 12, "lama", True),  # the new word had been acknowledged
        (11, 12, "baru", False),
        (11, 12, "baru lama", True),  # the old one had gone
        (9.5, 12, "lama", False),  # asked for while it was being changed: either is right
        (9.5, 12, "", False),
        (8, 8.5, "", True),  # nobody had touched the old word yet
        (19.5, 21, "", False),  # the new one was leaving
        (22, 23, "baru", True),
    ],
)
def test_an_answer_is_stale_only_where_what_was_acknowledged_is_missing(began, ended, marks, stale):
    old = {"word": "lama", "pages": ["/"], "shown": 1, "leaving": 9, "gone": 10}
    new = {"word": "baru", "pages": ["/"], "shown": 10, "leaving": 20, "gone": 22}
    seen = Seen(began, ended, "/", frozenset(marks.split()))
    assert is_stale(seen, [old, new]) is stale
    assert not is_stale(Seen(began, ended, "/lain/", frozenset()), [old, new])
