"""The least that gunicorn can serve: a WSGI function that answers bytes it holds."""

import json
import os
from pathlib import Path

#: Address -> (headers, body), as `bench.sites.record` has written them down.
ANSWERS = {
    path: ([tuple(header) for header in answer["headers"]], Path(answer["file"]).read_bytes())
    for path, answer in json.loads(Path(os.environ["BENCH_ANSWERS"]).read_text()).items()
}


def application(environ, start_response):
    headers, body = ANSWERS[environ["PATH_INFO"]]
    start_response("200 OK", headers)
    return [body]
