"""Text to records. Reading of source files happens here and nowhere else; nothing here raises
on bad content: every fault becomes a `Finding` with its line.
"""

from builder.sources.load import NOT_NAMES, Loaded, load_layer, load_library

__all__ = ["NOT_NAMES", "Loaded", "load_layer", "load_library"]
