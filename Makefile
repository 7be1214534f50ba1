# The two commands of a newcomer are `make run` and `make test`; everything they need is put into var/.

VENV = var/venv
PY = $(VENV)/bin/python

.PHONY: run test lint audit bench bench-stale bench-search bench-scale bench-losses bench-policy bench-comments bench-comment-losses clean

run: packages
	@exec $(PY) manage.py serve

test: dev-packages
	@exec $(PY) -m tests

lint: dev-packages
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

# Lighthouse and the W3C checker are no Python packages; a machine that lacks them is told so.
audit: dev-packages
	@$(PY) -m tests.audit

# Our pages beside bare WSGI, Django, nginx, Varnish and Wagtail, into bench/results.md; WORDS="--rounds 4" measures longer.
bench: dev-packages
	@$(PY) -m bench $(WORDS)

# Whether an answer ever shows what was changed before it was asked for, under 64 connections and behind Varnish; WORDS="--seconds 60".
bench-stale: dev-packages
	@$(PY) -m bench.stale $(WORDS)

# How well search answers the judged questions; with WORDS="--stories 100000" how fast, among so many.
bench-search: dev-packages
	@$(PY) -m bench.search $(WORDS)

# What each page costs among 1,000 and 100,000 stories, with the plan of every SELECT, into bench/scale.md and bench/plans; among a
# million with WORDS="--sizes 1000,100000,1000000 --keep /tmp/portals", which fills them once (most of an hour) and keeps them.
bench-scale: dev-packages
	@$(PY) -m bench.scale $(WORDS)

# What editors lose when browser and server are killed, and when two of them save one story; WORDS="--kills 6".
bench-losses: dev-packages
	@$(PY) -m bench.losses $(WORDS)

# How well comments are told from spam and abuse, and how fast; with WORDS="--crossed" when whole families of lines are left out of
# learning (some minutes), with WORDS="--show train" what fails among the lines to learn from.
bench-policy: dev-packages
	@$(PY) -m bench.policy $(WORDS)

# What 100,000 comments under one story cost beside 100, on both databases; WORDS="--comments 10000".
bench-comments: dev-packages
	@$(PY) -m bench.comments $(WORDS)

# Whether a comment is lost or doubled when server and worker are killed while 200 are sent; WORDS="--comments 50".
bench-comment-losses: dev-packages
	@$(PY) -m bench.comment_losses $(WORDS)

# Takes the portal's data away too: the database, photographs and the key.
clean:
	rm -rf var

.PHONY: python packages dev-packages
python:
	@command -v python3 >/dev/null || { echo "Python 3.11 belum terpasang; pasang dulu: sudo apt-get install python3 python3-venv" >&2; exit 1; }

packages: python
	@python3 -I portal/install.py requirements.txt

dev-packages: python
	@python3 -I portal/install.py requirements-dev.txt
