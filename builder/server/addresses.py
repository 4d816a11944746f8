"""Where our pages lead: relative addresses, so that a proxy may put the server below any path."""

from flask import request


def address(path: str) -> str:
    """From the page that is asked for to `path` below the server's root, such as `desk/audit`."""
    up = "../" * (request.path.count("/") - 1)
    return f"{up}{path}" or "./"
