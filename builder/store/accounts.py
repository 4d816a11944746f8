"""What can be asked of accounts and sessions within one transaction."""

from dataclasses import asdict

from sqlalchemy import delete, insert, select

from builder.store.asked import Asked
from builder.store.records import Account, Session
from builder.store.tables import ACCOUNTS, SESSIONS


class AccountRows(Asked):
    """Who may log in, and where somebody is."""

    def account(self, name: str) -> Account | None:
        """The account of a name."""
        row = self._run(select(ACCOUNTS).where(ACCOUNTS.c.name == name)).first()
        return Account(*row) if row else None

    def all(self) -> list[Account]:
        """Every account, by name."""
        return [Account(*row) for row in self._run(select(ACCOUNTS).order_by(ACCOUNTS.c.name))]

    def put(self, account: Account) -> None:
        """Write an account down in the place of what stood there of the name."""
        self._run(delete(ACCOUNTS).where(ACCOUNTS.c.name == account.name))
        self._run(insert(ACCOUNTS).values(asdict(account)))

    def drop(self, name: str) -> None:
        """Throw an account away, and log it out everywhere."""
        self.log_out_everywhere(name)
        self._run(delete(ACCOUNTS).where(ACCOUNTS.c.name == name))

    def session(self, key: str) -> tuple[Session, Account] | None:
        """A session with the account that it is of."""
        asked = select(SESSIONS, ACCOUNTS).join(ACCOUNTS, ACCOUNTS.c.name == SESSIONS.c.name)
        row = self._run(asked.where(SESSIONS.c.key == key)).first()
        wide = len(SESSIONS.c)
        return (Session(*row[:wide]), Account(*row[wide:])) if row else None

    def log_in(self, session: Session, now: str) -> None:
        """Write a session down; those that have ended go."""
        self._run(delete(SESSIONS).where(SESSIONS.c.until < now))
        self._run(insert(SESSIONS).values(asdict(session)))

    def log_out(self, key: str) -> None:
        """End one session."""
        self._run(delete(SESSIONS).where(SESSIONS.c.key == key))

    def log_out_everywhere(self, name: str) -> None:
        """End all sessions of somebody."""
        self._run(delete(SESSIONS).where(SESSIONS.c.name == name))
