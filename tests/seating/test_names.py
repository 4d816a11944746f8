"""A typed list: people in order, and nothing of it lost."""

from builder.seating import read_names


def names(text: str) -> list[str]:
    return [person["name"] for person in read_names(text)["people"]]


def test_every_sign_that_people_type_parts_a_list() -> None:
    assert names("张三、李四，王五；赵六\n钱七;孙八,周九") == [
        *("张三", "李四", "王五", "赵六", "钱七", "孙八", "周九")
    ]


def test_a_post_in_brackets_may_hold_a_comma() -> None:
    read = read_names("张三（副市长、市政府党组成员）、李四")
    assert names("张三（副市长、市政府党组成员）、李四") == ["张三", "李四"]
    assert read["people"][0]["post"] == "副市长、市政府党组成员"


def test_a_unit_before_a_colon_goes_to_each_of_its_people() -> None:
    people = read_names("市发改委：张三（主任）、李四\n王五")["people"]
    assert [x["post"] for x in people] == ["市发改委，主任", "市发改委", ""]


def test_people_without_names_are_said_and_kept() -> None:
    read = read_names("张三、李四等13人，调研组一行5人")
    assert [x["name"] for x in read["people"]] == ["张三", "李四"]
    assert read["left"] == ["等13人", "调研组一行5人"]
    assert len(read["said"]) == 2


def test_blanks_between_make_no_name_of_a_number() -> None:
    read = read_names("省教育厅一行 12 人、张三 等 13 人、业主约 20 人")
    assert [x["name"] for x in read["people"]] == ["张三"]
    assert read["left"] == ["省教育厅一行 12 人", "等 13 人", "业主约 20 人"]


def test_a_name_with_a_number_in_it_stays_a_name() -> None:
    assert names("王一人、丁一、万三位") == ["王一人", "丁一", "万三位"]


def test_a_name_that_stands_twice_is_said() -> None:
    assert read_names("张三、李四、张三")["said"] == ["“张三”写了两次。"]


def test_the_sixty_first_is_not_lost() -> None:
    read = read_names("、".join(f"人{n}" for n in range(61)))
    assert (len(read["people"]), read["left"]) == (60, ["人60"])
    assert read["said"] == ["一份名单至多排 60 人，后面的没有排。"]


def test_an_open_bracket_loses_nothing() -> None:
    assert read_names("张三（副市长")["people"] == [{"name": "张三", "post": "副市长", "duty": ""}]
    assert names("（译员）") == ["译员"]


def test_what_people_do_is_read_from_their_post() -> None:
    duties = [
        x["duty"] for x in read_names("甲（翻译）、乙（助签人）、丙（签字）、丁（记录）")["people"]
    ]
    assert duties == ["译员", "助签", "签字", "记录"]
