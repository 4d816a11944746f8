"""How sending a message may end otherwise than well."""

SECONDS = 20
"""To wait for a server."""


class NotSentError(Exception):
    """It surely did not arrive; the message says why, in Chinese."""

    def __init__(self, why: str, *, passes: bool) -> None:
        super().__init__(why)
        self.passes = passes
        """Whether the reason may pass by itself, so that trying again makes sense."""


class UncertainError(Exception):
    """It may have arrived; the message says why, in Chinese."""
