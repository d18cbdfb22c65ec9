"""The environment against Gymnasium's own checker, with a real JVM."""

import shutil
import subprocess
import warnings

import golden
import gymnasium
import numpy as np
import pytest

import avnav
from avnav.spectrogram import spectrogram
from avnav.world import _launcher

needs_java = pytest.mark.skipif(
    shutil.which("java") is None or not (_launcher().parent / "experiments/target/classes").is_dir(),
    reason="AVNAV IS NOT BUILT, SO THE GYMNASIUM ENVIRONMENT IS NOT TESTED: run ./avnav version first",
)


@pytest.fixture(scope="module")
def environment():
    made = gymnasium.make("avnav:AVNav-v0", split="val", spectrogram=True, depth=True, max_steps=30)
    yield made
    made.close()
    made.close()


@needs_java
def test_passes_gymnasiums_checker():
    from gymnasium.utils.env_checker import check_env

    made = gymnasium.make("avnav:AVNav-v0", split="val", render_mode="rgb_array")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(made.unwrapped)
    made.close()


@needs_java
def test_passes_stable_baselines_checker():
    checker = pytest.importorskip("stable_baselines3.common.env_checker", reason="stable-baselines3 is not installed")
    made = gymnasium.make("avnav:AVNav-v0", split="val")
    checker.check_env(made.unwrapped)
    made.close()


@needs_java
def test_same_seed_gives_the_same_episode_and_another_seed_another(environment):
    first, info = environment.reset(seed=7)
    again, same = environment.reset(seed=7)
    _, other = environment.reset(seed=8)
    assert info == same
    assert (info["scene"], info["episode_id"]) != (other["scene"], other["episode_id"])
    for key in first:
        np.testing.assert_array_equal(first[key], again[key])


@needs_java
def test_stop_terminates_and_the_limit_truncates(environment):
    environment.reset(seed=1)
    _, reward, terminated, truncated, info = environment.step(0)
    assert (terminated, truncated) == (True, False)
    assert reward == pytest.approx(-0.01 + 10 * info["success"])
    environment.reset(seed=1)
    for step in range(30):
        _, _, terminated, truncated, info = environment.step(2)
        assert (terminated, truncated) == (False, step == 29)
    assert info["na"] == 30 and info["spl"] == 0


@needs_java
def test_rewards_sum_to_the_distance_won(environment):
    _, start = environment.reset(seed=3)
    total = 0.0
    for action in [1, 1, 2, 1, 3, 1, 1]:
        _, reward, _, _, end = environment.step(action)
        total += reward
    assert total == pytest.approx(start["distance_to_goal"] - end["distance_to_goal"] - 0.07, abs=1e-9)


@needs_java
def test_chooses_the_scene_by_option_and_names_an_unknown_one(environment):
    _, info = environment.reset(options={"scene": "avnav/test/home-03"})
    assert info["scene"] == "avnav/test/home-03"
    with pytest.raises(ValueError, match="nowhere/land"):
        environment.reset(options={"scene": "nowhere/land"})


@needs_java
def test_leaves_room_for_the_wrappers_that_keep_statistics():
    made = gymnasium.wrappers.RecordEpisodeStatistics(gymnasium.make("avnav:AVNav-v0", split="val"))
    _, info = made.reset(seed=1)
    assert "episode" not in info
    *_, info = made.step(0)
    assert info["episode"]["l"] == 1
    made.close()


@needs_java
def test_preparing_the_next_home_changes_no_draw(environment):
    environment.reset(seed=4)
    _, info = environment.reset()
    environment.reset(seed=4)
    environment.step(2)
    _, again = environment.reset()
    assert (info["scene"], info["episode_id"]) == (again["scene"], again["episode_id"])


@needs_java
def test_leaves_no_process_behind():
    made = gymnasium.make("avnav:AVNav-v0", split="val")
    made.reset(seed=1)
    process = made.unwrapped._world._process
    made.close()
    assert process.poll() is not None


@needs_java
def test_runs_in_vector_environments():
    vector = gymnasium.make_vec("avnav:AVNav-v0", num_envs=2, vectorization_mode="async", split="val")
    observation, info = vector.reset(seed=5)
    assert observation["rgb"].shape == (2, 128, 128, 3)
    assert info["episode_id"][0] != info["episode_id"][1] or info["scene"][0] != info["scene"][1]
    observation, reward, *_ = vector.step(np.array([1, 2]))
    assert np.isfinite(reward).all()
    vector.close()


def test_spectrogram_is_soundspaces():
    root = golden.folder() / "spectrogram"
    stored = golden.tensors(root / "spectrogram.safetensors")
    names = [name[: -len(".audio")] for name in stored if name.endswith(".audio")]
    assert names
    for name in names:
        wanted = stored[name + ".spectrogram"]
        rate = 16000 if wanted.shape[1] == 26 else 44100
        np.testing.assert_allclose(spectrogram(stored[name + ".audio"], rate), wanted, atol=1e-5)


def test_launcher_ends_with_one_line_without_a_token():
    if not (_launcher().parent / "experiments/target/classes").is_dir():
        pytest.skip("Avnav is not built")
    done = subprocess.run([str(_launcher()), "serve"], capture_output=True, text=True, timeout=600)
    assert done.returncode != 0
    assert "AVNAV_BRIDGE_TOKEN" in done.stderr and "Traceback" not in done.stderr


@needs_java
def test_a_picture_that_does_not_fit_is_refused_in_one_line():
    made = gymnasium.make("avnav:AVNav-v0", split="val", width=2048, height=2048, depth=True)
    with pytest.raises(ValueError, match="bytes but a slot holds .*\n.*Maybe ask for a smaller picture"):
        made.reset(seed=1)
    made.close()
