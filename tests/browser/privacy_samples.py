"""Sentences that hold something private and sentences that only look so, made from a seed."""

import random
from collections.abc import Callable, Iterator

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
AREAS = ("110101", "310115", "440305", "510107", "650102", "330106")
FRAMES = (
    "{}",
    "联系人电话是{}。",
    "请记下{}，谢谢",
    "见附件（{}）",
    "旗手\n{}\n签收",
    "编号为 {} 的",
)
WIDE = str.maketrans("0123456789X-+", "０１２３４５６７８９Ｘ－＋")
MOBILE = 11
"""Digits of a mobile number."""
Maker = Callable[[random.Random], str]


def positives(count: int) -> Iterator[str]:
    """Sentences each of which holds one number or mark that must be found."""
    chance = random.Random(6)
    for index in range(count):
        private = _PRIVATE[index % len(_PRIVATE)](chance)
        yield FRAMES[chance.randrange(len(FRAMES))].format(_written(chance, private))


def negatives(count: int) -> Iterator[str]:
    """Sentences of office prose with numbers that are nobody's."""
    chance = random.Random(7)
    for index in range(count):
        harmless = _HARMLESS[index % len(_HARMLESS)](chance)
        yield FRAMES[chance.randrange(1, len(FRAMES))].format(harmless)


def odd_texts(count: int) -> Iterator[str]:
    """Random mixtures on which two implementations are most likely to part."""
    chance = random.Random(8)
    pieces = (
        *"0123456789１３５８XxＸ -－　\t\n\u200b\x1c年月王李局长副绝密机密秘密★▲：京沪A8粤B",
        *(
            "𠮷",
            "13800138000",
            "&#49;",
            "&shy;",
            "&nbsp",
            "&#x33;",
            "&zzz;",
            "&#55357;",
            "**",
            "`",
            "\\\\",
        ),
        *(
            "①",
            "𝟑",
            "٣",
            "〇",
            "三",
            "<b>",
            "<!--",
            "-->",
            "\u00ad",
            "\u202e",
            "\U000e0041",
            "(86)",
        ),
    )
    for _ in range(count):
        yield "".join(chance.choice(pieces) for _ in range(chance.randrange(4, 40)))


def _written(chance: random.Random, text: str) -> str:
    """As people type: plain, full-width, in groups."""
    style = chance.randrange(8)
    if style == 1:
        return text.translate(WIDE)
    if style == 2 and text.isdigit():
        return " ".join(text[i : i + 4] for i in range(0, len(text), 4))
    if style >= 4 and text.isdigit() and len(text) == MOBILE:
        return _disguised(chance, text)
    return text


def _disguised(chance: random.Random, text: str) -> str:
    """A mobile number as nobody types it who wants it to be found."""
    parts = (text[:3], text[3:7], text[7:])
    between = chance.choice(
        (".", "/", "·", "、", "\u200b", "\u00ad", "&nbsp;", "**", "`", "<b>", "—")
    )
    ways = (
        lambda: between.join(parts),
        lambda: f"&#{ord(text[0])};{text[1:]}",
        lambda: text.translate(str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")),
        lambda: text.translate(str.maketrans("0123456789", "〇一二三四五六七八九")),
        lambda: f"({chance.choice(('86', '+86'))}){text}",
    )
    return chance.choice(ways)()


def _digits(chance: random.Random, count: int) -> str:
    return "".join(str(chance.randrange(10)) for _ in range(count))


def _identity(chance: random.Random) -> str:
    born = f"{chance.randrange(1940, 2015)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
    number = chance.choice(AREAS) + born + _digits(chance, 3)
    total = sum(int(d) * w for d, w in zip(number, WEIGHTS, strict=True))
    return number + "10X98765432"[total % 11]


def _card(chance: random.Random) -> str:
    number = chance.choice(("622202", "621700", "436742", "512466")) + _digits(chance, 9)
    total = 0
    for index, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if index % 2 == 0 else 1)
        total += value - 9 * (value > 9)
    return number + str(-total % 10)


def _mobile(chance: random.Random) -> str:
    country = chance.choice(("", "", "", "+86"))
    return f"{country}1{chance.choice('3456789')}{_digits(chance, 9)}"


def _landline(chance: random.Random) -> str:
    area = chance.choice(("010", "021", "0571", "0755", "028"))
    return f"{area}-{chance.randrange(2, 9)}{_digits(chance, 7)}"


def _passport(chance: random.Random) -> str:
    return f"{chance.choice('EG')}{_digits(chance, 8)}"


def _plate(chance: random.Random) -> str:
    place, letter = chance.choice("京沪粤浙川"), chance.choice("ABCDE")
    return f"{place}{letter}·{chance.randrange(1, 10)}{_digits(chance, 4)}"


def _mark(chance: random.Random) -> str:
    word = chance.choice(("秘密", "机密", "绝密"))
    return chance.choice((f"{word}★{chance.randrange(1, 30)}年", f"★ {word}", f"密级：{word}"))


def _order(chance: random.Random) -> str:
    return f"订单号2026{chance.randrange(1, 13):02}{_digits(chance, 14)}"


def _long_id(chance: random.Random) -> str:
    """19 digits as systems count them, not beginning like a card."""
    return f"流水{chance.choice('17890')}{_digits(chance, 18)}"


def _day(chance: random.Random) -> str:
    month, day = chance.randrange(1, 13), chance.randrange(1, 29)
    return f"2026-{month:02}-{day:02} {chance.randrange(24):02}:{chance.randrange(60):02}"


def _standard(chance: random.Random) -> str:
    part, year = chance.randrange(1, 9), chance.randrange(1990, 2026)
    return f"GB/T {chance.randrange(1000, 40000)}.{part}—{year}"


def _paper(chance: random.Random) -> str:
    return f"办发〔{chance.randrange(2000, 2026)}〕{chance.randrange(1, 300)}号"


def _money(chance: random.Random) -> str:
    return f"{chance.randrange(1, 10**9):,}.{chance.randrange(100):02}元"


def _address(chance: random.Random) -> str:
    return ".".join(str(chance.randrange(256)) for _ in range(4))


def _hex(chance: random.Random) -> str:
    return f"{chance.getrandbits(48):012x}"


def _phrase(chance: random.Random) -> str:
    number = chance.randrange(2, 40)
    return chance.choice(
        (
            f"保密纪律讲了{number}遍",
            f"机密性等级第{number}级",
            "秘密投票的票箱",
            f"T-{number}m 旗绳松了",
            f"第{number}会议室 {number} 人",
            f"内线 8{number:03}",
            f"京剧 {number} 场",
            f"浙大 {number} 人",
        )
    )


_PRIVATE: tuple[Maker, ...] = (_identity, _card, _mobile, _landline, _passport, _plate, _mark)
_HARMLESS: tuple[Maker, ...] = (
    _order,
    _long_id,
    _day,
    _standard,
    _paper,
    _money,
    _address,
    _hex,
    _phrase,
)
