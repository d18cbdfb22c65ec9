"""The audio sensor, whose names differ between versions of habitat-sim, and its self-test."""

import numpy as np

from ..errors import Refused
from .runtime import version

UUID = "audio_sensor"  # the name that SoundSpaces' branch has hard-coded
EAR_HEIGHT_METRES = 1.5
EARLY_SAMPLES = 32  # the direct sound: 2 ms at 16 kHz
LEAST_ILD_DB = 3.0  # of the direct sound; free field has 8.4


def require(habitat_sim):
    """A build without audio has the sensor's classes all the same, as stubs, and None for the channel layouts."""
    if getattr(habitat_sim.sensor, "RLRAudioPropagationChannelLayoutType", None) is None:
        raise Refused(
            f"This habitat_sim ({version(habitat_sim)}) has no audio sensor.\n"
            "Maybe build it with HABITAT_WITH_AUDIO=ON; conda's packages have none. docs/habitat.md tells how."
        )


def specification(habitat_sim, rate_hz, rays, coherence, volume):
    """The sensor as SoundSpaces 2.0 sets it: binaural, transmission on, materials off."""
    spec = habitat_sim.AudioSensorSpec()
    spec.uuid = UUID
    spec.position = np.array([0.0, EAR_HEIGHT_METRES, 0.0], np.float32)
    binaural = habitat_sim.sensor.RLRAudioPropagationChannelLayoutType.Binaural
    _set_first(spec.channelLayout, ("channelType", "type"), binaural)
    spec.channelLayout.channelCount = 2
    acoustics = spec.acousticsConfig
    acoustics.sampleRate = rate_hz
    acoustics.threadCount = 1
    acoustics.indirectRayCount = rays
    acoustics.temporalCoherence = coherence
    acoustics.transmission = True
    acoustics.globalVolume = volume
    _set_materials_off(spec, acoustics)
    return spec


def sound(observations):
    """The response ``[2, L]`` float32, left first; L may be 0 while no source is set."""
    response = np.asarray(observations[UUID], np.float32)
    return response.reshape(2, -1) if response.size else np.zeros((2, 0), np.float32)


def self_test(place_source, observe, ears, left, build):
    """A source left, then right of the head must be louder at that ear when its direct sound arrives.

    The whole response will not do: near a wall its echoes hide the difference, with few rays their noise does.
    Since v0.3.1 habitat-sim hands coordinates 1, 2, 3 of the source to the engine instead of 0, 1, 2: such a build
    hears both sources at one place, often in silence.

    place_source(position), observe() -> response: the simulator's. ears: position [3] of the head; left: offset [3]
    of the source, both ways over free floor; metres.
    """
    levels = []
    for side in (1.0, -1.0):
        place_source(ears + side * left)
        energy = (_direct(observe()) ** 2).sum(axis=1) + 1e-30
        levels.append(10 * np.log10(energy[0] / energy[1]))
    if not (levels[0] > LEAST_ILD_DB and levels[1] < -LEAST_ILD_DB):
        raise Refused(
            f"The audio of this habitat_sim ({build}) is wrong: the direct sound of a source left and right of the "
            f"head differs between the ears by {levels[0]:+.1f} and {levels[1]:+.1f} dB; above +{LEAST_ILD_DB} and below "
            f"-{LEAST_ILD_DB} are wanted.\nMaybe it is one of v0.3.1 to v0.3.4 or main, whose audio sensor reads the "
            "source's coordinates one place too far: docs/habitat.md has the one-line patch."
        )


def _direct(response):
    """The first samples f64 [2, 32] from the first arrival on; fewer where the response ends."""
    arrived = np.flatnonzero(np.abs(response).max(axis=0, initial=0.0))
    first = arrived[0] if arrived.size else 0
    return response[:, first : first + EARLY_SAMPLES].astype(np.float64)


def _set_materials_off(spec, acoustics):
    holder = acoustics if hasattr(acoustics, "enableMaterials") else spec
    _set_first(holder, ("enableMaterials",), False)


def _set_first(holder, names, value):
    for name in names:
        if hasattr(holder, name):
            setattr(holder, name, value)
            return
    raise Refused(
        f"This habitat_sim's {type(holder).__name__} has none of {', '.join(names)}.\n"
        "Maybe it is of a version that this bridge does not know."
    )

