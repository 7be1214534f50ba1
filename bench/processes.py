"""What a server and all its children have cost so far, read from /proc."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
#: Places in /proc/<pid>/stat, counted behind the name of the program.
_PARENT, _USER, _SYSTEM, _CHILDREN_USER, _CHILDREN_SYSTEM = 1, 11, 12, 13, 14


def family(root: int) -> list[int]:
    """A process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            children.setdefault(int(fields[_PARENT]), []).append(int(folder.name))
    found = [root]
    for one in found:
        found += children.get(one, [])
    return found


def processor_seconds(root: int) -> float:
    """Processor time of a process and its descendants, with that of children that have ended."""
    ticks = 0
    for pid in family(root):
        if fields := _stat(pid):
            ended = (_CHILDREN_USER, _CHILDREN_SYSTEM)
            ticks += sum(int(fields[place]) for place in (_USER, _SYSTEM, *ended))
    return ticks / _TICK


def proportional_bytes(root: int) -> int:
    """Memory as PSS: what processes share counts once."""
    found = 0
    for pid in family(root):
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            found += 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return found


def pin(root: int, core: int) -> None:
    """Keep a process, and what it starts from now on, on one core."""
    for pid in family(root):
        with contextlib.suppress(OSError):
            os.sched_setaffinity(pid, {core})


def _stat(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []
