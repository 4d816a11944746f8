"""Each layout of this repository against what the manuals say of it."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from builder.seating import Choices, LayoutData, Seating, layouts_of, seat_people
from tests.program.every_event import library_in

ROOT = Path(__file__).parents[2]
LAYOUTS = layouts_of(library_in(ROOT))
COUNTS = (1, 2, 3, 5, 6, 12, 13, 31, 60)


def people(word: str, count: int) -> str:
    return "、".join(f"{word}{n}" for n in range(1, count + 1))


def plan(
    layout: str, guests: str, hosts: str = "", ways: Choices | None = None, most: int = 0
) -> Seating:
    return seat_people(LAYOUTS[layout], (hosts, guests), ways or {}, most)


def places(made: Seating) -> dict[str, tuple[int, int]]:
    return {seat["name"]: (seat["x"], seat["y"]) for seat in made["seats"]}


def from_the_left(made: Seating) -> list[str]:
    """Names of the front row as the picture shows them."""
    front = max(seat["y"] for seat in made["seats"])
    row = [seat for seat in made["seats"] if seat["y"] == front]
    return [seat["name"] for seat in sorted(row, key=lambda seat: seat["x"])]


def way(layout: str, custom: str, number: int) -> str:
    options = next(x for x in LAYOUTS[layout]["customs"] if x["name"] == custom)["options"]
    return options[number]["label"]


def fillings() -> Iterator[tuple[LayoutData, int, int]]:
    for layout in LAYOUTS.values():
        for count in COUNTS:
            yield from ((layout, hosts, count - hosts) for hosts in {0, count // 3, count})


def test_nobody_is_lost_and_no_two_share_a_seat() -> None:
    for layout, hosts, guests in fillings():
        made = seat_people(layout, (people("主", hosts), people("客", guests)), {})
        spots = sorted((seat["x"], seat["y"]) for seat in made["seats"])
        touching = [(a, b) for a, b in combinations(spots, 2) if _touch(a, b)]
        assert not touching, (layout["name"], hosts, guests)
        named = {seat["name"] for seat in made["seats"]} | set(made["left"])
        assert len(named) == hosts + guests, (layout["name"], hosts, guests)


def test_everything_lies_within_the_picture() -> None:
    for layout, hosts, guests in fillings():
        made = seat_people(layout, (people("主", hosts), people("客", guests)), {})
        for seat in made["seats"]:
            assert 26 <= seat["x"] <= made["width"] - 26, (layout["name"], hosts, guests)
            assert 25 <= seat["y"] <= made["height"] - 25, (layout["name"], hosts, guests)


def test_a_list_that_is_empty_is_said() -> None:
    for layout in LAYOUTS.values():
        assert f"“{layout['sides'][1]}”一个名字也没有填。" in plan(layout["name"], "", "甲")["said"]
    assert plan("talks", "甲", "")["said"] == ["“主方”一个名字也没有填。"]
    assert plan("stage", "甲", "")["said"] == [], "all may stand in one list"


# 主席台: 左右以台上就座者为准; 单数 7 5 3 1 2 4 6, from the hall.


def test_of_an_odd_stage_the_first_sits_in_the_middle_and_the_second_at_his_left() -> None:
    assert from_the_left(plan("stage", "1、2、3、4、5、6、7")) == list("7531246")


def test_an_even_stage_has_two_ways() -> None:
    typed = "1、2、3、4、5、6"
    assert from_the_left(plan("stage", typed)) == list("531246")
    other = way("stage", "even", 1)
    assert from_the_left(plan("stage", typed, ways={"even": other})) == list("642135")


def test_a_stage_of_two_is_asked_apart() -> None:
    assert from_the_left(plan("stage", "1、2")) == ["1", "2"]
    assert from_the_left(plan("stage", "1、2", ways={"two": way("stage", "two", 1)})) == ["2", "1"]
    assert from_the_left(plan("stage", "1、2、3", ways={"two": way("stage", "two", 1)})) == list(
        "312"
    )


def test_the_front_row_of_a_stage_is_filled_by_the_first() -> None:
    made = plan("stage", people("", 20))
    assert set(from_the_left(made)) == {str(n) for n in range(1, len(from_the_left(made)) + 1)}
    assert len(from_the_left(made)) % 2 == 1


# 会谈: 客方面门，主方背门；译员在主谈右侧.


def test_guests_at_a_long_table_face_the_door_and_interpreters_sit_at_the_right_hand() -> None:
    made = plan("talks", "宾、客2、客译（译员）", "谈、主2、主译（译员）、录（记录）")
    at, door = places(made), made["marks"][-1]["y"]
    assert at["宾"][1] < at["谈"][1] < door
    assert at["主译"][0] - at["谈"][0] == 58, "who looks up has his right hand at the right"
    assert at["客译"][0] - at["宾"][0] == -58
    assert at["录"][1] > at["谈"][1], "behind his own side"


def test_the_other_sides_interpreter_may_sit_at_the_left_hand_or_behind() -> None:
    typed = "宾、客2、客译（译员）", "谈、主2、主译（译员）"
    at = places(plan("talks", *typed, ways={"interpreter": way("talks", "interpreter", 1)}))
    assert at["客译"][0] > at["宾"][0]
    assert at["主译"][0] > at["谈"][0]
    at = places(plan("talks", *typed, ways={"interpreter": way("talks", "interpreter", 2)}))
    assert at["客译"][1] < at["宾"][1]


def test_at_a_table_that_points_to_the_door_guests_sit_at_the_right_of_who_comes_in() -> None:
    at = places(plan("talks", "宾、客2", "谈、主2", ways={"table": way("talks", "table", 1)}))
    assert at["谈"][0] < at["宾"][0]
    assert at["谈"][1] == at["宾"][1]


def test_the_first_of_both_sides_face_each_other_however_many_come() -> None:
    for hosts, guests in ((2, 5), (4, 4), (3, 6)):
        at = places(plan("talks", people("客", guests), people("主", hosts)))
        assert at["主1"][0] == at["客1"][0], (hosts, guests)


# 会见: 国内以左为上，涉外以右为上；译员、记录员在身后.


def test_on_sofas_the_side_of_the_guest_depends_on_who_comes() -> None:
    typed = "宾、客2、译（译员）", "主人、主2"
    at = places(plan("meet", *typed))
    assert at["主人"][0] < at["宾"][0], "at the host's left, seen from the door"
    assert at["译"][1] < at["宾"][1]
    foreign = places(plan("meet", *typed, ways={"guest-side": way("meet", "guest-side", 1)}))
    assert foreign["宾"][0] < foreign["主人"][0]


# 签字: 从签字人看主左客右；助签人在外侧；中间位高，向外递减.


def test_hosts_sign_at_the_left_of_who_signs() -> None:
    made = plan(
        "signing", "客签（签字）、客首、客2、客助（助签）", "主签（签字）、主首、主2、主助（助签）"
    )
    at = places(made)
    assert at["客助"][0] < at["客签"][0] < at["主签"][0] < at["主助"][0], "from the hall"
    assert at["客2"][0] < at["客首"][0] < at["主首"][0] < at["主2"][0]
    assert at["客首"][1] < at["客签"][1]


def test_who_signs_is_the_first_where_nobody_is_marked() -> None:
    made = plan("signing", "客1、客2", "主1、主2")
    assert "没有注明客方谁签字，先按第一位。" in made["said"]
    at = places(made)
    assert at["客1"][1] > at["客2"][1]


# 宴会: 主陪面门，副主陪对面；客 1、2 在主陪右、左，客 3、4 在副主陪右、左.


def test_guests_sit_at_the_hands_of_both_hosts() -> None:
    at = places(plan("banquet", "客1、客2、客3、客4", "主陪、副陪、主3、主4"))
    host, vice = at["主陪"], at["副陪"]
    assert host[1] < vice[1], "the host looks at the door below"
    assert at["客1"][0] < host[0] < at["客2"][0]
    assert at["客4"][0] < vice[0] < at["客3"][0]


def test_every_table_has_a_host_while_there_are_any() -> None:
    made = plan("banquet", people("客", 20), people("主", 3), most=8)
    tables = {seat["where"][:5] for seat in made["seats"]}
    hosted = {seat["where"][:5] for seat in made["seats"] if seat["name"].startswith("主")}
    assert tables == hosted == {"第 1 桌", "第 2 桌", "第 3 桌"}


# 合影: 国内照主席台；涉外主人居中，主宾在右，两端由主方把边.


def test_a_photograph_with_foreign_guests_has_hosts_at_both_ends() -> None:
    foreign = way("photo", "photo", 1)
    row = from_the_left(
        plan("photo", "宾1、宾2、宾3", "主1、主2、主3、主4", ways={"photo": foreign})
    )
    assert row[0].startswith("主")
    assert row[-1].startswith("主")
    assert row[row.index("主1") - 1] == "宾1", "his right hand, seen from the camera"


def test_a_photograph_at_home_is_like_a_stage() -> None:
    assert from_the_left(plan("photo", "1、2、3、4、5")) == list("53124")


# 颁奖: 逐一对位；一人颁多人.


def test_each_prize_is_given_by_who_stands_opposite() -> None:
    made = plan("award", people("受", 5), people("颁", 5))
    at = places(made)
    assert all(at[f"受{n}"][0] == at[f"颁{n}"][0] for n in range(1, 6))
    order = "受4、受2、受1、受3、受5"
    assert made["lines"] == [f"受奖人从左边（从台下看）上台的次序：{order}；从右边上，次序倒过来。"]
    assert "、".join(reversed(order.split("、"))) == "、".join(
        name for name in from_the_left_of(made, "受")[::1]
    )


def test_who_gives_to_several_stands_before_their_middle() -> None:
    at = places(plan("award", people("受", 6), people("颁", 3)))
    assert sorted(at[f"受{n}"][0] for n in (1, 2)) == [at["颁1"][0] - 29, at["颁1"][0] + 29]


def test_a_second_batch_is_given_by_those_who_have_not_given_yet() -> None:
    twice = plan("award", people("受", 12), people("颁", 12))
    assert twice["left"] == []
    assert len(twice["seats"]) == 24
    again = plan("award", people("受", 12), people("颁", 6))
    assert [x["name"] for x in again["seats"]].count("颁1") == 2


def from_the_left_of(made: Seating, word: str) -> list[str]:
    row = [seat for seat in made["seats"] if seat["name"].startswith(word)]
    return [seat["name"] for seat in sorted(row, key=lambda seat: seat["x"])]


# U 形: 主位在底边正中，或在开口处.


def test_the_first_sits_at_the_closed_side_of_a_horseshoe_or_at_its_open_end() -> None:
    at = places(plan("horseshoe", people("", 9)))
    assert at["1"][1] == min(y for _, y in at.values())
    mouth = {"horseshoe-main": way("horseshoe", "horseshoe-main", 1)}
    at = places(plan("horseshoe", people("", 9), ways=mouth))
    assert at["1"][1] == max(y for _, y in at.values())


# 乘车: 专职驾驶员后右 1、后左 2、后中 3、副驾末；主人开车副驾 1；越野车副驾 1.


def test_a_driven_car_has_its_first_seat_behind_at_the_right() -> None:
    at = places(plan("sedan", "1、2、3、4"))
    assert at["2"][0] < at["3"][0] < at["1"][0]
    assert at["4"][1] < at["1"][1]
    assert places(plan("sedan", "1、2、3"))["3"][1] < at["1"][1], "nobody squeezes in without need"


def test_beside_a_host_who_drives_sits_the_first() -> None:
    made = plan("sedan", "1、2、3", "主人", ways={"sedan-driver": way("sedan", "sedan-driver", 1)})
    at = places(made)
    assert at["1"][1] == at["主人"][1]
    assert at["主人"][0] < at["1"][0]
    assert at["3"][0] < at["2"][0]


def test_who_has_no_seat_in_a_car_is_named() -> None:
    made = plan("sedan", "1、2、3、4、5")
    assert made["left"] == ["5"]
    assert "这辆车坐 4 位，坐不下的另派车。" in made["said"]


def test_the_first_seat_of_a_minibus_has_two_ways() -> None:
    typed = people("", 6)
    assert places(plan("minibus", typed))["1"][0] < places(plan("minibus", typed))["2"][0]
    other = {"minibus-main": way("minibus", "minibus-main", 1)}
    at = places(plan("minibus", typed, ways=other))
    assert at["2"][0] < at["1"][0]


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return abs(a[0] - b[0]) < 44 and abs(a[1] - b[1]) < 44
