"""By mail: SMTP step by step, because what it means that a server is gone depends on the step."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid

from builder.files.web_reason import web_reason_of
from builder.outbox.carried import SECONDS, NotSentError, UncertainError
from builder.outbox.settings import Mailbox


def send_mail(box: Mailbox, title: str, text: str) -> str:
    """Send to everybody of the mailbox; who was refused, if anybody was.

    Raises NotSentError before the message was given away, UncertainError when the server went
    while it took it.
    """
    raw = _message(box, title, text).as_bytes(policy=SMTP)
    with _server(box) as server:
        refused = _envelope(server, box)
        try:
            code, said = server.data(raw)
        except smtplib.SMTPDataError as fault:
            raise _refusal(fault.smtp_code, fault.smtp_error) from None
        except (OSError, smtplib.SMTPException):
            raise UncertainError("邮件服务器在收信时断开了") from None
    if code != _TAKEN:
        raise _refusal(code, said)
    return f"没有收：{'、'.join(refused)}" if refused else ""


_TAKEN = 250
_MAY_PASS = 500
"""Replies below it say that it may go well another time (RFC 5321, 4.2.1)."""


@contextmanager
def _server(box: Mailbox) -> Iterator[smtplib.SMTP]:
    """A connection that is logged in; quitting it is a courtesy that may fail."""
    try:
        server = _connected(box)
        if box.user:
            server.login(box.user, box.password)
    except smtplib.SMTPAuthenticationError:
        raise NotSentError("邮箱的登录名或密码不对", passes=False) from None
    except smtplib.SMTPException:  # an OSError too
        raise NotSentError("邮件服务器没有接待", passes=True) from None
    except OSError as fault:
        raise NotSentError(f"连不上邮件服务器：{web_reason_of(fault)}", passes=True) from None
    try:
        yield server
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
    finally:
        server.close()


def _connected(box: Mailbox) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if box.security == "tls":
        return smtplib.SMTP_SSL(box.host, box.port, timeout=SECONDS, context=context)
    server = smtplib.SMTP(box.host, box.port, timeout=SECONDS)
    if box.security == "starttls":
        server.starttls(context=context)
    return server


def _envelope(server: smtplib.SMTP, box: Mailbox) -> list[str]:
    """Say from whom and to whom; the addresses that the server does not take."""
    try:
        server.ehlo_or_helo_if_needed()
        code, said = server.mail(box.sender)
        if code != _TAKEN:
            raise _refusal(code, said)
        answers = {one: server.rcpt(one) for one in box.to}
    except (OSError, smtplib.SMTPException):
        raise NotSentError("邮件服务器中途断开了", passes=True) from None
    refused = [one for one, (code, _) in answers.items() if code // 100 != _TAKEN // 100]
    if len(refused) == len(box.to):
        raise _refusal(*answers[refused[0]])
    return refused


def _refusal(code: int, said: bytes | str) -> NotSentError:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    first = (words.splitlines() or [""])[0][:120]
    return NotSentError(f"邮件服务器不收（{code} {first}）", passes=code < _MAY_PASS)


def _message(box: Mailbox, title: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = title, box.sender, ", ".join(box.to)
    message["Date"], message["Message-ID"] = formatdate(localtime=True), make_msgid()
    message["Auto-Submitted"] = "auto-generated"  # no holiday notes in answer (RFC 3834)
    message.set_content(f"{text}\n", cte="base64")  # whatever the servers between can carry
    return message
