"""Making a site public: take over what did not change, look it through, swap, keep the last five.

Knows folders and files of a finished site; what is on a page, and which theme draws it, comes in.
"""

from builder.publish.assemble import Theme
from builder.publish.inspect import RefusedError
from builder.publish.publish import Publication, Published, publish_site
from builder.publish.target import TargetError

__all__ = ["Publication", "Published", "RefusedError", "TargetError", "Theme", "publish_site"]
