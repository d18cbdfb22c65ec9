"""Errors that are answers."""


class Refused(Exception):
    """The request cannot be served, and a restart will not help: a bad pose, a missing scene, a missing library.

    The message names the thing, its value and what was wanted; a line starting with "Maybe" tells the likely mend.
    """
