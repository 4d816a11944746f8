"""Texts that the office sends: filled in, set as 公文 are set, as Word and to copy."""
