"""From a hand-in to a lesson and the item that remembers it. Returns texts, writes nothing."""

from builder.review.accept import Acceptance, Decision, accept, merge
from builder.review.propose import Caught, Full, Place, Proposal, propose

__all__ = [
    "Acceptance",
    "Caught",
    "Decision",
    "Full",
    "Place",
    "Proposal",
    "accept",
    "merge",
    "propose",
]
