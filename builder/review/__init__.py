"""From a hand-in to a lesson and the item that remembers it. Returns texts, writes nothing."""

from builder.review.accept import Acceptance, Decision, accept, merge
from builder.review.propose import Proposal, propose_item

__all__ = ["Acceptance", "Decision", "Proposal", "accept", "merge", "propose_item"]
