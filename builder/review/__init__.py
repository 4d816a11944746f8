"""From a hand-in to a lesson and the item that remembers it. Returns texts, writes nothing."""

from builder.review.accept import Acceptance, accept, merge
from builder.review.decision import Chance, Decision, Displaced, NewItem, Sharpened, UnfitError
from builder.review.propose import Caught, Full, Place, Proposal, propose

__all__ = [
    "Acceptance",
    "Caught",
    "Chance",
    "Decision",
    "Displaced",
    "Full",
    "NewItem",
    "Place",
    "Proposal",
    "Sharpened",
    "UnfitError",
    "accept",
    "merge",
    "propose",
]
