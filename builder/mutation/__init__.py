"""Lines of the knowledge base made worse on purpose: does anything here notice?"""

from builder.mutation.run import mutate

__all__ = ["mutate"]
