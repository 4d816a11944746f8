"""前事 (qianshi): compiles an office's lessons into a searchable site and dated checklists.

ARCHITECTURE.md draws the floors of this package; `pipeline.py` tells the story on one page.
"""

__version__ = "0.1.0"
