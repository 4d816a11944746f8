"""The machines of offices, and what each is called by those who have something for it."""

from dataclasses import dataclass

from bundle.tools import BundleError

PYTHON = "3.11"
"""One for all, so that what one compiled the others read."""


@dataclass(frozen=True, slots=True)
class Platform:
    """A kind of machine."""

    name: str
    """As in the names of our zips."""
    python: str
    """The version of the interpreter that goes along, whole."""
    wheels: tuple[str, ...]
    """Which wheels run there, as pip says it."""
    debian: str = ""
    """The architecture as Debian says it; "" for Windows."""

    @property
    def is_windows(self) -> bool:
        """Whether it is not a Linux."""
        return not self.debian

    @property
    def environment(self) -> dict[str, str]:
        """What conditions of a lock file ask, answered as Python would there."""
        windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
        linux = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
        machine = "AMD64" if self.is_windows else self.name.removeprefix("linux-")
        version = {"python_full_version": self.python, "python_version": PYTHON}
        return (windows if self.is_windows else linux) | version | {"platform_machine": machine}


def _linux(machine: str, debian: str) -> Platform:
    wheels = tuple(f"{kind}_{machine}" for kind in ("manylinux_2_28", "manylinux2014"))
    return Platform(f"linux-{machine}", "3.11.2", wheels, debian)


PLATFORMS = (
    Platform("windows-x64", "3.11.9", ("win_amd64",)),
    _linux("x86_64", "amd64"),
    _linux("aarch64", "arm64"),
)


def platform_of(name: str) -> Platform:
    """The platform of a name; BundleError where there is none."""
    found = next((platform for platform in PLATFORMS if platform.name == name), None)
    if not found:
        known = ", ".join(platform.name for platform in PLATFORMS)
        raise BundleError(f"{name}: the platforms are {known}.")
    return found
