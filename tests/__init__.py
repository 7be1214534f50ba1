"""Tests are sentences, one file a page or act. `python -m tests` (make test) runs them all."""
