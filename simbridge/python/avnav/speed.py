"""Measures how fast one environment steps: ``python3 -m avnav.speed``.

Blocks of a plain environment, of one with the spectrogram and of one with depth take turns, so that whatever else the
machine does meets all three. Steps per second depend on that load; processor time per step hardly does.
"""

import argparse
import os
import time
from types import SimpleNamespace

import numpy as np

KINDS = {"plain": {}, "spectrogram": {"spectrogram": True}, "depth": {"depth": True}}
WALK = (1, 1, 1, 2, 1, 1, 3, 1, 2, 2)  # never STOP


def main(arguments=None):
    options = _options(arguments)
    import gymnasium

    environments = {
        name: gymnasium.make("avnav:AVNav-v0", split="val", width=options.width, height=options.height, **KINDS[name])
        for name in options.kinds
    }
    figures = {name: [] for name in environments}
    try:
        for name, environment in environments.items():
            block(environment, options.warm, -1)
        for number in range(options.blocks):
            for name, environment in environments.items():
                figures[name].append(block(environment, options.steps, number))
    finally:
        for environment in environments.values():
            environment.close()
    print(f"{options.blocks} blocks of {options.steps} steps each, {options.width}x{options.height}; a range is least to most")
    for name, blocks in figures.items():
        print(line(name, blocks))


def block(environment, steps, number):
    """Steps, resets not counted: ``rate`` steps/s, ``python`` and ``java`` milliseconds of processor time a step.

    ``java`` is NaN where the system does not tell; it includes the compiler and the collector.
    """
    environment.reset(seed=1000 + number)
    spent = SimpleNamespace(clock=0.0, python=0.0, java=0.0)
    taken = 0
    while taken < steps:
        begun, done = _now(environment), False
        while taken < steps and not done:
            _, _, terminated, truncated, _ = environment.step(WALK[taken % len(WALK)])
            taken, done = taken + 1, terminated or truncated
        for key, value in vars(_now(environment)).items():
            setattr(spent, key, getattr(spent, key) + value - getattr(begun, key))
        if done:
            environment.reset()
    return SimpleNamespace(rate=steps / spent.clock, python=1e3 * spent.python / steps, java=1e3 * spent.java / steps)


def line(name, blocks):
    """``plain   410 to 455 steps/s, median 432; processor a step: Python 0.20 to 0.22 ms, Java 1.5 to 1.6 ms``."""
    rates = [figure.rate for figure in blocks]
    halves = [
        f"{half} {min(times):.2f} to {max(times):.2f} ms"
        for half, times in (("Python", [f.python for f in blocks]), ("Java", [f.java for f in blocks]))
    ]
    return (
        f"{name:12}{min(rates):5.0f} to {max(rates):.0f} steps/s, median {np.median(rates):.0f}; "
        f"processor a step: {', '.join(halves)}"
    )


def _options(arguments):
    parser = argparse.ArgumentParser(prog="python3 -m avnav.speed", description=__doc__)
    parser.add_argument("--blocks", type=_count, default=5, help="blocks of each kind (default: 5)")
    parser.add_argument("--steps", type=_count, default=400, help="steps of a block (default: 400)")
    parser.add_argument("--warm", type=_count, default=1000, help="steps before the first block (default: 1000)")
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS), help="which environments")
    parser.add_argument("--width", type=_count, default=128)
    parser.add_argument("--height", type=_count, default=128)
    return parser.parse_args(arguments)


def _count(text):
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"({text}) must be a whole number of 1 or more")
    return int(text)


def _now(environment):
    world = getattr(environment.unwrapped, "_world", None)
    return SimpleNamespace(clock=time.perf_counter(), python=time.process_time(), java=_processor_seconds(world))


def _processor_seconds(world):
    """Of the JVM with its compiler and collector, to 10 ms, where Linux's /proc tells; NaN elsewhere."""
    try:
        with open(f"/proc/{world.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError, IndexError):
        return float("nan")


if __name__ == "__main__":
    main()
