"""Event type to checklist program, and program plus event to a dated list."""

from builder.program.calendar import working_days
from builder.program.compile import compile_program, program_files, type_programs
from builder.program.evaluate import evaluate
from builder.program.events import make_event
from builder.program.format import Calendar, Program, TypeProgram
from builder.program.paper_format import PaperProgram
from builder.program.papers import compile_papers
from builder.program.result import Result
from builder.program.wording_format import WordingProgram
from builder.program.wordings import compile_wordings

__all__ = [
    "Calendar",
    "PaperProgram",
    "Program",
    "Result",
    "TypeProgram",
    "WordingProgram",
    "compile_papers",
    "compile_program",
    "compile_wordings",
    "evaluate",
    "make_event",
    "program_files",
    "type_programs",
    "working_days",
]
