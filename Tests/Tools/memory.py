#!/usr/bin/env python3
"""Exact betweenness adds at most 1 KB per node and core to what a network and its copy take: memory.py GRAPHS-ONLY.

The program is run on the same network for a measure that needs nothing and for betweenness; the difference of the two
peaks is what betweenness adds.
"""
import os
import subprocess
import sys

NODES, TIES = 20_000, 40_000


def peak(command):
    """The most memory that a command had at once, in bytes."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} failed")
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main():
    program = sys.argv[1]
    added = peak([program, "betweenness", str(NODES)]) - peak([program, "degree", str(NODES)])
    allowed = NODES * 1024 * os.cpu_count() + TIES * 2 * 8
    print(f"betweenness adds {added / 1e6:.1f} MB of the {allowed / 1e6:.1f} MB allowed")
    if not 0 < added <= allowed:
        sys.exit("Exact betweenness takes more memory than its documentation says, or nothing could be seen.")


main()
