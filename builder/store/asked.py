"""What all that asks the store within one transaction has in common."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql import Executable


class Asked:
    """One transaction, and what is asked in it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _run(self, asked: Executable, values: Any = None) -> Any:
        return self._connection.execute(asked, values)
