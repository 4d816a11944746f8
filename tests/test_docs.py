"""What the documents claim is true: commands, targets, files and formats exist and are named."""

import re

import click
import pytest

from builder import __version__
from builder.cli.main import COMMANDS, load_command
from builder.cli.menu import CHOICES
from builder.outputs import FORMATS
from tests.conftest import ROOT
from tests.readme import commands

DOCUMENTS = ("README.md", "README.zh.md", "ARCHITECTURE.md", "SECURITY.md", "CHANGELOG.md")


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_every_command_is_in_the_readme() -> None:
    readme = text_of("README.md")
    assert [name for name in COMMANDS if f"qianshi {name}" not in readme] == []


def test_the_readmes_name_no_command_that_does_not_exist() -> None:
    named = set(re.findall(r"qianshi ([a-z-]+)", text_of("README.md") + text_of("README.zh.md")))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("title", ["Install it on an office PC", "Run the desk", "Run a hub"])
def test_every_command_of_the_ways_in_is_typed_right(title: str) -> None:
    """What they do is shown by `python -m tests.bench.fresh_office`, which types them."""
    typed = commands(title)
    assert len(typed) >= 3
    for name, *words in typed:
        command = load_command(name)
        command.make_parser(click.Context(command)).parse_args(list(words))


def test_the_ways_in_name_the_version_there_is() -> None:
    named = re.findall(r"qianshi-(\d[\d.]*\d)", text_of("README.md") + text_of("README.zh.md"))
    assert set(named) == {__version__}


def test_the_menu_is_told_as_it_is() -> None:
    told = re.findall(r"^\| (\d) (\S+) \|", text_of("README.zh.md"), re.M)
    assert told == [(number, row.title.partition("：")[0]) for number, row in CHOICES.items()]


def test_every_option_has_a_help_text() -> None:
    for name in COMMANDS:
        for parameter in load_command(name).params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.name}"


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.M))
    for name in DOCUMENTS:
        named = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", text_of(name), re.M))
        assert named <= targets, name


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_linked_exists(name: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", re.sub(r"`[^`\n]*`", "", text_of(name))):
        assert (ROOT / target).exists(), target


def test_every_output_format_is_named() -> None:
    labels = {"pdf": "PDF", "markdown": "Markdown", "json": "JSON"}
    readme = text_of("README.md")
    for name in FORMATS:
        assert labels.get(name, name.upper()) in readme, name


def test_the_architecture_names_every_room() -> None:
    picture = text_of("ARCHITECTURE.md")
    for folder in (ROOT / "builder").iterdir():
        if folder.is_dir() and (folder / "__init__.py").exists():
            assert f"{folder.name}/" in picture, folder.name


def test_every_definition_of_the_stories_is_there() -> None:
    named = re.findall(r"`([\w/]+\.py):(\w+)`", text_of("ARCHITECTURE.md"))
    assert len(named) > 25
    for path, name in named:
        source = (ROOT / "builder" / path).read_text("utf-8")
        assert re.search(rf"^(?:def|class) {name}\b|^{name}\b", source, re.M), f"{path}:{name}"


def test_every_file_the_architecture_names_is_there() -> None:
    named = set(re.findall(r"`((?:[\w-]+/)+[\w-]+\.(?:py|js|jinja))`", text_of("ARCHITECTURE.md")))
    missing = [path for path in named if not (ROOT / "builder" / path).exists()]
    assert [path for path in missing if not path.startswith("tests/")] == []


def test_every_script_that_the_code_names_is_there() -> None:
    for file in (ROOT / "builder").rglob("*.py"):
        for path in re.findall(r"`(browser/[\w/-]+\.js)`", file.read_text("utf-8")):
            assert (ROOT / "builder" / path).exists(), f"{file}: {path}"


def test_no_document_or_code_names_a_path_of_a_machine() -> None:
    private = re.compile(r"/(?:work|root|home)/\w")
    for file in (*ROOT.glob("*.md"), *(ROOT / "builder").rglob("*.py")):
        assert not private.search(file.read_text("utf-8")), file


def promises() -> list[str]:
    """What SECURITY.md promises, each with its tests."""
    return re.findall(r"^- (.*?)(?=^- |^#|\Z)", text_of("SECURITY.md"), re.M | re.S)


_TEST = re.compile(r"`([\w/]+\.py)::(test_\w+)`")


def test_every_promise_of_security_is_held_by_a_test() -> None:
    assert len(promises()) >= 25
    assert [promise for promise in promises() if not _TEST.search(promise)] == []


def test_the_tests_that_hold_the_promises_of_security_exist() -> None:
    named = _TEST.findall(text_of("SECURITY.md"))
    missing = [
        f"{file}::{name}"
        for file, name in named
        if f"def {name}(" not in (ROOT / "tests" / file).read_text("utf-8")
    ]
    assert missing == []
