"""What the tests of the house rules share: the tree and how to complain."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

CODE = (".cc", ".h")

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def files(*directories, endings=CODE):
    """The files below, as paths from the root with slashes."""
    found = []
    for directory in directories:
        for path in (ROOT / directory).rglob("*"):
            if path.suffix in endings and path.is_file():
                found.append(path.relative_to(ROOT).as_posix())
    return sorted(found)


def includes(path):
    """What a file includes: (line, '"' or '<', path)."""
    text = read(path)
    return [(text.count("\n", 0, match.start(2)) + 1, match[1], match[2])
            for match in INCLUDE.finditer(text)]


def rows():
    """The checks of the registry: name in CamelCase -> the file beside it."""
    return dict(re.findall(r"^CTX_CHECK\((\w+)\)\s*//\s*(\S+)$",
                           read("checks/registry.def"), re.MULTILINE))


def words(camel):
    return [word.lower() for word in re.findall(r"[A-Z][a-z0-9]*", camel)]


def snake(camel):
    return "_".join(words(camel))


def kebab(camel):
    return "-".join(words(camel))


class Rule(unittest.TestCase):
    """A set of rules; each test gathers all faults before it fails."""

    maxDiff = None

    def holds(self, faults, cure):
        faults = list(faults)
        if faults:
            self.fail("\n  " + "\n  ".join(faults) + "\nWhat to do: " + cure)
