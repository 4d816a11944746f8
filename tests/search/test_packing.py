"""Numbers and impacts as short strings."""

import random

from builder.search.packing import DIGITS, pack_postings, pack_readings, unpack_numbers


def test_numbers_come_back() -> None:
    chance = random.Random(5)
    numbers = sorted(chance.sample(range(300_000), 2000))
    packed = pack_postings((numbers, [1 + number % 999 for number in numbers]))
    assert list(unpack_numbers(packed)) == numbers
    assert len(packed) < 2000 * 5


def test_digits_need_no_escape() -> None:
    assert len(DIGITS) == len(set(DIGITS)) == 90
    assert not set(DIGITS) & set('"&<\\')


def test_the_first_document_has_number_nought() -> None:
    assert list(unpack_numbers(pack_postings(([0, 1], [5, 999])))) == [0, 1]
    assert list(unpack_numbers("")) == []


def test_certain_readings_have_no_number() -> None:
    assert pack_readings([("半旗", 100), ("遍旗", 37)]) == "半旗 遍旗37"
