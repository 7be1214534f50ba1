"""A small news site on Wagtail, as its handbook builds one, with the pages that `make bench` measures beside ours.

It runs in a virtual environment of its own (`bench.peers`) and knows nothing of the portal but the words it is given.
"""
