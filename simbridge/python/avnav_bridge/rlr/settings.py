"""How the engine is asked to work."""

from dataclasses import dataclass

from ..errors import Refused

#: SoundSpaces' audio sensor on habitat-sim main. Its own branch used 1.0: the same shape, 12.04 dB louder.
HABITAT_VOLUME = 0.25


@dataclass(frozen=True)
class Settings:
    """Rays of the reverberation, SoundSpaces' temporal coherence, sample rate and gain.

    With temporal coherence the engine averages over past calls: a response lags its pose by several calls, up to
    4.7 dB while walking away from the source and 9 dB after a jump. It is there to repeat SoundSpaces, not to be used.
    """

    indirect_rays: int
    temporal_coherence: bool
    sample_rate_hz: int = 16000
    volume: float = HABITAT_VOLUME

    def __post_init__(self):
        if not (1 <= self.indirect_rays <= 100_000 and 8000 <= self.sample_rate_hz <= 192_000 and 0 < self.volume < 100):
            raise Refused(
                f"The engine's settings ({self}) are out of range: rays 1 to 100000, rate 8000 to 192000 Hz, volume "
                "above 0."
            )


def named(name, sample_rate_hz=16000, volume=HABITAT_VOLUME):
    """``accurate``: 1000 rays, no memory (the default). ``soundspaces``: 500 rays and temporal coherence."""
    if name == "accurate":
        return Settings(1000, False, sample_rate_hz, volume)
    if name == "soundspaces":
        return Settings(500, True, sample_rate_hz, volume)
    raise Refused(f"The acoustic setting ({name}) must be accurate or soundspaces.")
