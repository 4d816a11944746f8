"""The day that goes into outputs: today's, or the one that SOURCE_DATE_EPOCH fixes."""

import os
from datetime import UTC, datetime


def build_moment() -> datetime:
    """Now in UTC, unless SOURCE_DATE_EPOCH (reproducible-builds.org) names another moment."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now(UTC)


def build_day() -> str:
    """`YYYY-MM-DD`, as MkDocs itself counts it."""
    return build_moment().strftime("%Y-%m-%d")
