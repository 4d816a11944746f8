"""Choosing among known words."""

from collections.abc import Iterable
from difflib import get_close_matches

FEW = 12


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The nearest known word as a question in Chinese, or all known words when they are few."""
    choices = list(known)
    if near := get_close_matches(word, choices, n=1, cutoff=0.5):
        return f"是否想写“{near[0]}”？"
    if 0 < len(choices) <= FEW:
        return f"可以写：{'、'.join(choices)}。"
    return ""
