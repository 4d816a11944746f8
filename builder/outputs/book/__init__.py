"""《接待经验集》: the whole knowledge base as one book, as PDF and as Word."""

from builder.outputs.book.chapters import TITLE, make_book
from builder.outputs.book.pieces import Book, Piece

__all__ = ["TITLE", "Book", "Piece", "make_book"]
