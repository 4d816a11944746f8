"""What an office unpacks and starts: one zip a platform, with an interpreter inside.

Beside the program, not in it: an office never builds one. `make bundle` writes the zips and the
wheelhouses into `dist/`, byte for byte the same from the same lock files.
"""
