#!/usr/bin/env python3
"""A GraphML file of a million ties is read as a stream: reading.py STAKENET.

The command as a whole, with the study that it makes of the ties (a record of some thirty fields each), takes about 0.7 KB a
tie; the document itself is never held. The limit keeps it from growing.
"""
import os
import random
import subprocess
import sys
import tempfile
import time

NODES, TIES = 200_000, 1_000_000
ALLOWED = 1000


def write(path):
    random.seed(1)
    with open(path, "w") as file:
        file.write('<graphml><key id="w" for="edge" attr.name="weight" attr.type="int"/><graph edgedefault="directed">\n')
        for node in range(NODES):
            file.write(f'<node id="organisation {node}"/>\n')
        for _ in range(TIES):
            ends = random.randrange(NODES), random.randrange(NODES)
            file.write('<edge source="organisation %d" target="organisation %d">' % ends)
            file.write(f'<data key="w">{random.randint(1, 5)}</data></edge>\n')
        file.write("</graph></graphml>\n")


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "ties.graphml")
        write(path)
        command = [sys.argv[1], "metrics", path, "--measure", "density", "--level", "network", "--quiet"]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - start
    if status != 0:
        sys.exit(f"{command} failed")
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(f"GraphML of {TIES:,} ties: {elapsed:.1f} s, {peak / 1e6:.0f} MB, {peak / TIES:.0f} bytes a tie")
    if peak > ALLOWED * TIES:
        sys.exit(f"That is more than {ALLOWED} bytes a tie.")


main()
