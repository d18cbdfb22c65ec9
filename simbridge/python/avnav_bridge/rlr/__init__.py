"""SoundSpaces 2.0's acoustic engine (RLRAudioPropagation), by ctypes.

The library is not part of this package: it is CC-BY-NC-4.0. Its user installs it with
``pip install rlr-audio-propagation==0.0.1``.
"""
