"""Results kept from one run of the compiler to the next, in the cache folder of whoever runs it.

A door opens a `Cache` and hands it on; who is handed none gets `NO_CACHE`, which keeps nothing.
"""

from builder.cache.cache import NO_CACHE, Cache, open_cache
from builder.cache.results import Results, data, files, texts
from builder.cache.user_folder import key_for, user_cache

__all__ = [
    "NO_CACHE",
    "Cache",
    "Results",
    "data",
    "files",
    "key_for",
    "open_cache",
    "texts",
    "user_cache",
]
