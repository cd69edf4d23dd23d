"""Files are short, well named and finished."""

import re
import unittest

from house import CODE, ROOT, Rule, files, read

LONGEST = 400
ROOMS = ("checks", "cmake", "driver", "integrations", "runtime", "scripts",
         "tests")
TEXT = CODE + ("", ".py", ".cmake", ".def", ".sh", ".yaml", ".yml")

# TODO(), .TODO, ::TODO and 'TODO' are about the function of that name.
UNFINISHED = re.compile(r"""(?<![.:"'\w])(TODO|FIXME|XXX)(?!\(\)|[."'\w])""")
MACHINE_PATH = re.compile(r"(?<![\w.])/(home|root|Users|work|mnt)/\w+|"
                          r"\b[A-Z]:\\\\\w")


def guard(path):
    """The macro that a header of that path is guarded by."""
    for room, prefix in (("runtime/include/", ""), ("runtime/", "ctx/"),
                         ("", "ctxtidy/")):
        if path.startswith(room):
            name = prefix + path.removeprefix(room)
            return re.sub(r"\W", "_", name).upper() + "_"
    raise AssertionError(path)


def lines_with(pattern, paths):
    for path in paths:
        for number, line in enumerate(read(path).splitlines(), 1):
            if pattern.search(line):
                yield f"{path}:{number}: {line.strip()}"


class FilesTest(Rule):

    def test_length(self):
        lengths = ((path, read(path).count("\n"))
                   for path in files(*ROOMS, endings=TEXT))
        self.holds((f"{path} has {length} lines" for path, length in lengths
                    if length > LONGEST),
                   f"split it by topic: {LONGEST} lines are the most")

    def test_names(self):
        self.holds((path for path in files(*ROOMS, endings=TEXT)
                    if re.search(r"(^|[/_])(utils?|helpers?|misc|common)"
                                 r"\.(cc|h|py)$", path)),
                   "name the file after what is in it")

    def test_names_are_snake_case(self):
        self.holds((path for path in files("checks", "driver", "runtime",
                                           "tests")
                    if not re.fullmatch(r"[a-z0-9_]+\.(cc|h)",
                                        path.rsplit("/", 1)[1])),
                   "name sources in snake_case, .cc and .h")

    def test_guards(self):
        faults = []
        for path in files("checks", "driver", "runtime", "tests",
                          endings=(".h",)):
            wanted = guard(path)
            text = read(path)
            begin = f"#ifndef {wanted}\n#define {wanted}\n"
            if begin not in text or not text.endswith(f"#endif  // {wanted}\n"):
                faults.append(f"{path} is not guarded by {wanted}")
        self.holds(faults, "guard a header by its path")

    def test_paths(self):
        self.holds(lines_with(MACHINE_PATH,
                              files(*ROOMS, endings=TEXT + (".json", ".txt"))),
                   "no path of one machine belongs into the tree")

    def test_nothing_is_unfinished(self):
        paths = files("checks", "driver", "runtime")
        paths += files("docs", endings=(".md",))
        paths += files("testdata/checks", endings=(".cc",))
        self.holds(lines_with(UNFINISHED, paths),
                   "finish it, or file an issue and say there what is missing")


if __name__ == "__main__":
    unittest.main()
