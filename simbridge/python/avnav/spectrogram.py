"""SoundSpaces' spectrogram of a step's sound (``SpectrogramSensor.compute_spectrogram``)."""

import numpy as np

WINDOW = 400
TRANSFORM = 512
HOP = 160
BLOCK = 4


def spectrogram(audio, rate_hz=16000):
    """Audio ``[2, n]``, n of at most one second, to ``[65, 26, 2]`` float32 (at 16 kHz).

    One second, padded with zeros; magnitudes of a 512-point STFT (periodic Hann of 400 samples, hop 160, centred,
    zeros outside); means over blocks of 4x4; log1p.
    """
    padded = np.zeros((2, rate_hz + TRANSFORM))
    padded[:, TRANSFORM // 2 : TRANSFORM // 2 + audio.shape[1]] = audio
    frames = np.lib.stride_tricks.sliding_window_view(padded, TRANSFORM, axis=1)[:, ::HOP]
    magnitude = np.abs(np.fft.rfft(frames * _window(), axis=2)).transpose(0, 2, 1)
    return np.log1p(_block_means(magnitude)).transpose(1, 2, 0).astype(np.float32)


def shape(rate_hz=16000):
    return (-(-(TRANSFORM // 2 + 1) // BLOCK), -(-(1 + rate_hz // HOP) // BLOCK), 2)


def _window():
    window = np.zeros(TRANSFORM)
    start = (TRANSFORM - WINDOW) // 2
    window[start : start + WINDOW] = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    return window


def _block_means(magnitude):
    ears, rows, columns = magnitude.shape
    padded = np.pad(magnitude, ((0, 0), (0, -rows % BLOCK), (0, -columns % BLOCK)))
    blocks = padded.reshape(ears, padded.shape[1] // BLOCK, BLOCK, padded.shape[2] // BLOCK, BLOCK)
    return blocks.mean(axis=(2, 4))
