"""The speed command's own arithmetic, on an environment that sleeps."""

import math
import os
import time
from types import SimpleNamespace

import pytest

from avnav import speed


class Sleeper:
    """Ends its episode at every tenth step; its simulator is this process."""

    def __init__(self, pid):
        self.unwrapped = self
        self._world = SimpleNamespace(pid=pid)
        self.resets = self.steps = 0

    def reset(self, seed=None):
        self.resets += 1
        time.sleep(0.02)  # not to be counted

    def step(self, action):
        assert action != 0
        self.steps += 1
        time.sleep(0.002)
        return {}, 0.0, False, self.steps % 10 == 0, {}


def test_a_block_counts_steps_and_no_resets():
    environment = Sleeper(os.getpid())
    figure = speed.block(environment, 20, 0)
    assert (environment.steps, environment.resets) == (20, 3)
    assert 0 < figure.rate < 500
    assert 0 <= figure.python < 2
    assert figure.java >= 0


def test_where_the_system_tells_nothing_of_the_simulator_it_says_so():
    assert math.isnan(speed.block(Sleeper(-1), 2, 0).java)


def test_a_line_states_ranges():
    blocks = [SimpleNamespace(rate=r, python=p, java=j) for r, p, j in ((400, 0.2, 1.5), (500, 0.25, 1.75))]
    assert speed.line("plain", blocks) == (
        "plain         400 to 500 steps/s, median 450; processor a step: Python 0.20 to 0.25 ms, Java 1.50 to 1.75 ms"
    )


def test_refuses_numbers_that_are_none(capsys):
    with pytest.raises(SystemExit) as ended:
        speed.main(["--blocks", "0"])
    assert ended.value.code == 2
    assert "(0) must be a whole number of 1 or more" in capsys.readouterr().err
