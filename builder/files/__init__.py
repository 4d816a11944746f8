"""Files as a whole: written whole or not at all, exchanged, locked; work in a second process."""
