"""Ordered names to a seating plan: read, seated by the rule of a layout, drawn."""

from builder.seating.draw import render_seating
from builder.seating.layouts import layouts_of
from builder.seating.names import read_names
from builder.seating.plan import Choices, seat_people
from builder.seating.samples import Sample, rows_in_words, samples_of
from builder.seating.shapes import LayoutData, Seating

__all__ = [
    "Choices",
    "LayoutData",
    "Sample",
    "Seating",
    "layouts_of",
    "read_names",
    "render_seating",
    "rows_in_words",
    "samples_of",
    "seat_people",
]
