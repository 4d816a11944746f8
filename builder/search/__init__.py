"""Search: one analysis, one scoring, and readers that agree to the point.

Documents become terms with fixed integer impacts; the site carries them as small data files, the
command line and the server keep them in a folder, tests hold them in memory. The folder's reader
is imported from `search.store`, because Whoosh takes its time and a build needs none of it.
"""

from builder.search.answer_table import AnswerTable, answer_files, answer_table
from builder.search.answering import Answer, Answers
from builder.search.answers import unfound_titles
from builder.search.asking_faults import AskingFault, asking_faults
from builder.search.askings import askings_of
from builder.search.constants import FACETS, KIND_LABELS
from builder.search.document import Block, Document
from builder.search.documents import documents_of
from builder.search.entries import Entry, entries_of, entry_of
from builder.search.index import Index, MemoryIndex
from builder.search.reader import Hit, Results, search
from builder.search.related import related_lessons
from builder.search.shards import search_data
from builder.search.similar import LessonIndex, Similar, lesson_index, similar
from builder.search.slugs import slug_of
from builder.search.synonyms import SynonymFault, synonym_faults

__all__ = [
    "FACETS",
    "KIND_LABELS",
    "Answer",
    "AnswerTable",
    "Answers",
    "AskingFault",
    "Block",
    "Document",
    "Entry",
    "Hit",
    "Index",
    "LessonIndex",
    "MemoryIndex",
    "Results",
    "Similar",
    "SynonymFault",
    "answer_files",
    "answer_table",
    "asking_faults",
    "askings_of",
    "documents_of",
    "entries_of",
    "entry_of",
    "lesson_index",
    "related_lessons",
    "search",
    "search_data",
    "similar",
    "slug_of",
    "synonym_faults",
    "unfound_titles",
]
