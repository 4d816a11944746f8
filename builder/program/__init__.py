"""Event type to checklist program, and program plus event to a dated list."""
