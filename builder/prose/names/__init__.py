"""Names of persons in Chinese prose, told by rules."""

from builder.prose.names.finder import CONTACT, PERSON, Named, find_names, is_settled
from builder.prose.names.model import find_closely

__all__ = ["CONTACT", "PERSON", "Named", "find_closely", "find_names", "is_settled"]
