"""How asking a service can end badly.

What comes in: nothing. What goes out: the errors of this package, each with the exit code that it stands for.
"""

from summitgraph.model import ProjectError, ServiceError

__all__ = ["AbsentError", "PausedError", "ServiceError", "TooLargeError"]


class PausedError(ProjectError):
    """The service wants us to come back later (exit code 5); every answer so far is kept."""

    code = 5


class AbsentError(ServiceError):
    """We may not ask and the answer is not in the cache."""


class TooLargeError(ServiceError):
    """The service takes smaller batches than the one we sent."""
