"""To a chat group's robot: one POST of JSON, in the shape and with the signature of each maker."""

import base64
import hmac
import json
import time
from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from builder.files.web_reason import web_reason_of
from builder.outbox.carried import SECONDS, NotSentError, UncertainError
from builder.outbox.settings import Robot

_LARGEST = 65_536
"""Bytes of an answer that are read."""
_TOO_OFTEN = frozenset({45009, 45033, 130101, 9499, 11232})
"""What they answer to who sends too much at once."""


def send_to_robot(robot: Robot, title: str, text: str) -> str:
    """Send a text; "" as it simply went.

    Raises NotSentError where the robot or the way to it refused, UncertainError where no answer
    came.
    """
    address, payload = _SHAPES[robot.kind](robot, f"{title}\n{text}", time.time())
    body = json.dumps(payload, ensure_ascii=False).encode()
    _judge(_answer(Request(address, body, {"Content-Type": "application/json; charset=utf-8"})))  # noqa: S310
    return ""


def _answer(request: Request) -> Mapping[str, Any]:
    try:
        with _OPENER.open(request, timeout=SECONDS) as response:
            return _plain(response)
    except HTTPError as fault:
        passes = fault.code in (408, 429) or fault.code >= 500
        raise NotSentError(f"群机器人不收（{fault.code}）", passes=passes) from None
    except URLError as fault:  # raised until all was said, never while an answer is awaited
        raise NotSentError(f"连不上群机器人：{web_reason_of(fault)}", passes=True) from None
    except (OSError, HTTPException):
        raise UncertainError("群机器人没有回话") from None


def _plain(response: HTTPResponse) -> Mapping[str, Any]:
    try:
        said = json.loads(response.read(_LARGEST))
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise UncertainError("群机器人的回话读不懂")
    return said


def _judge(said: Mapping[str, Any]) -> None:
    """They answer 200 to everything, and say in the body whether it went."""
    code = said.get("errcode", said.get("code", said.get("StatusCode")))
    if code == 0:
        return
    words = str(said.get("errmsg") or said.get("msg") or "")[:120]
    raise NotSentError(f"群机器人不收（{code} {words}）", passes=code in _TOO_OFTEN)


def _wecom(robot: Robot, text: str, _now: float) -> tuple[str, Mapping[str, Any]]:
    return robot.address, {"msgtype": "text", "text": {"content": text}}


def _dingtalk(robot: Robot, text: str, now: float) -> tuple[str, Mapping[str, Any]]:
    """Signed in the address: the milliseconds, a line end and the secret, with the secret."""
    payload = {"msgtype": "text", "text": {"content": text}, "at": {"isAtAll": False}}
    if not robot.secret:
        return robot.address, payload
    moment = str(int(now * 1000))
    sign = _signed(robot.secret, f"{moment}\n{robot.secret}")
    joint = "&" if "?" in robot.address else "?"
    return f"{robot.address}{joint}timestamp={moment}&sign={quote(sign, safe='')}", payload


def _feishu(robot: Robot, text: str, now: float) -> tuple[str, Mapping[str, Any]]:
    """Signed in the body: nothing, with the seconds, a line end and the secret."""
    payload: dict[str, Any] = {"msg_type": "text", "content": {"text": text}}
    if robot.secret:
        moment = str(int(now))
        payload |= {"timestamp": moment, "sign": _signed(f"{moment}\n{robot.secret}", "")}
    return robot.address, payload


def _signed(key: str, text: str) -> str:
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), "sha256")).decode()


class _NoRedirects(HTTPRedirectHandler):
    """The address holds a key: nobody is told it because a server says so."""

    def redirect_request(self, *_: Any) -> None:
        """Not followed: the answer counts as a refusal."""
        return


_OPENER = build_opener(_NoRedirects)
_SHAPES: Mapping[str, Callable[[Robot, str, float], tuple[str, Mapping[str, Any]]]] = {
    "wecom": _wecom,
    "dingtalk": _dingtalk,
    "feishu": _feishu,
}
