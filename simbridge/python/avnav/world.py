"""A child JVM with the embedded simulator, and the calls to it."""

import json
import os
import re
import secrets
import subprocess
import threading
from pathlib import Path

import numpy as np

from avnav_bridge import PROTOCOL
from avnav_bridge.exchange import Exchange

HOME = "AVNAV_HOME"
START_SECONDS = 600  # the launcher builds Avnav at its first use
ANSWER_SECONDS = 300  # a cold JVM on a crowded machine takes its time over the first home
_MARKER = re.compile(r"AVNAV-BRIDGE protocol=(\d+) version=\S+ port=(\d+)")


class WorldError(RuntimeError):
    """The Java half cannot go on; the message ends with its last lines."""


class World:
    """Starts ``avnav serve``; the JVM ends with this process, however it ends, because its standard input does."""

    def __init__(self, width, height, depth, max_steps):
        self._number = 0
        self._errors = []
        token = secrets.token_hex(32)
        command = [str(_launcher()), "serve", f"--width={width}", f"--height={height}", f"--max-steps={max_steps}"]
        self._process = subprocess.Popen(
            command + (["--depth"] if depth else []),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(os.environ, AVNAV_BRIDGE_TOKEN=token),
            text=True,
        )
        threading.Thread(target=self._drain, daemon=True).start()
        try:
            self._connect(self._port(), token)
        except BaseException:
            self.close()
            raise

    def reset(self, split, scene, home_draw, episode_draw):
        return self._call(lambda number: self._entry.reset(number, split, scene, home_draw, episode_draw))

    def expect(self, split, home_draw):
        """Tells what the next reset will probably draw, so that the home is ready by then; returns at once."""
        self._guarded(lambda: self._entry.expect(split, home_draw))

    def step(self, action):
        return self._call(lambda number: self._entry.step(number, action))

    @property
    def pid(self):
        """Process id of the JVM, for whoever wants to watch it."""
        return self._process.pid

    def close(self):
        gateway = getattr(self, "_gateway", None)
        if gateway is not None:
            self._gateway = None
            gateway.close()
        process = self._process
        if process.poll() is None:
            process.stdin.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            try:
                stream.close()
            except (OSError, ValueError):
                pass

    def _call(self, ask):
        """The answer's small part and copies of audio ``[2, N]``, depth ``[H, W]`` or None, RGB ``[H, W, 3]``."""
        self._number += 1
        envelope = json.loads(self._guarded(lambda: ask(self._number)))
        if "error" in envelope:
            raise ValueError(envelope["error"]["message"])
        told = envelope["result"]
        return told, _frame(told, self._exchange.get(self._number, envelope["bytes"]))

    def _guarded(self, call):
        from py4j.protocol import Py4JError

        try:
            return call()
        except (Py4JError, OSError) as error:
            raise WorldError(self._explained(f"The call to Java failed: {error}.")) from error

    def _connect(self, port, token):
        from py4j.java_gateway import GatewayParameters, JavaGateway
        from py4j.protocol import Py4JError

        parameters = GatewayParameters(
            address="127.0.0.1", port=port, auth_token=token, auto_field=False, read_timeout=ANSWER_SECONDS
        )
        self._gateway = JavaGateway(gateway_parameters=parameters)
        try:
            self._entry = self._gateway.entry_point
            greeting = json.loads(self._entry.hello())["result"]
        except Py4JError as error:
            raise WorldError(self._explained(f"The Java half does not answer: {error}.")) from error
        if greeting["protocol"] != PROTOCOL:
            raise WorldError(
                f"The Java half speaks protocol {greeting['protocol']} but this Python half speaks {PROTOCOL}.\n"
                "Maybe AVNAV_HOME points to another version."
            )
        self._exchange = Exchange(greeting["path"])
        self._entry.opened()

    def _port(self):
        timer = threading.Timer(START_SECONDS, self._process.kill)
        timer.start()
        try:
            for line in self._process.stdout:
                marker = _MARKER.match(line)
                if marker:
                    return int(marker.group(2))
        finally:
            timer.cancel()
        self._process.wait()
        raise WorldError(self._explained(f"avnav serve ended with exit code {self._process.returncode}."))

    def _drain(self):
        try:
            for line in self._process.stderr:
                self._errors = self._errors[-19:] + [line.rstrip()]
        except ValueError:
            pass  # closed while reading

    def _explained(self, message):
        return "\n  ".join([message + " Its last lines:"] + self._errors) if self._errors else message


def _frame(told, payload):
    height, width, samples = told["height"], told["width"], told["samples"]
    audio = np.frombuffer(payload, "<f4", 2 * samples).reshape(2, samples).copy()
    at = audio.nbytes
    depth = None
    if told["depth"]:
        depth = np.frombuffer(payload, "<f4", height * width, at).reshape(height, width).copy()
        at += depth.nbytes
    rgb = np.frombuffer(payload, np.uint8, height * width * 3, at).reshape(height, width, 3).copy()
    return audio, depth, rgb


def _launcher():
    candidates = [Path(os.environ[HOME])] if os.environ.get(HOME) else list(Path(__file__).resolve().parents)
    for folder in candidates:
        if (folder / "avnav").is_file() and (folder / "pom.xml").is_file():
            return folder / "avnav"
    raise WorldError(
        f"Avnav's checkout is not at {candidates[0]}.\nMaybe {HOME} should name the folder that holds ./avnav."
    )
