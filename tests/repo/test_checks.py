"""A check is a row in the registry, a source, tests and a page."""

import re
import unittest

from house import ROOT, Rule, files, kebab, read, rows, snake

LEAST_POSITIVES = 25


def positives(directory):
    """How many findings the files of a directory want; notes are none."""
    count = 0
    for path in files(directory, endings=(".cc",)):
        for line in read(path).splitlines():
            _, want, rest = line.partition("// want ")
            quoted = re.findall(r'(note\s+)?"(?:[^"\\]|\\.)*"', rest)
            count += sum(not note for note in quoted) if want else 0
    return count


def headings(text):
    return re.findall(r"^## .*$", text, re.MULTILINE)


def of_code():
    """The names of the checks that golden tests can run: not of whole runs."""
    return [kebab(check) for check, source in rows().items()
            if ".of_run = true" not in read(f"checks/{source}")]


class ChecksTest(Rule):

    def test_registry_has_rows(self):
        lines = re.findall(r"^CTX_CHECK\(.*$", read("checks/registry.def"),
                           re.MULTILINE)
        self.assertTrue(lines, "checks/registry.def has no row")
        self.holds(set(lines) - {line for line in lines if re.fullmatch(
            r"CTX_CHECK\(\w+\)\s*// \w+\.cc", line)},
            "write the row as CTX_CHECK(LostCancel)  // lost_cancel.cc")
        self.holds([] if list(rows()) == sorted(rows()) else
                   ["checks/registry.def is not sorted"], "sort its rows")

    def test_every_row_has_its_source(self):
        faults = []
        for check, file in rows().items():
            source = f"{snake(check)}.cc"
            if file != source:
                faults.append(f"registry.def names {file} beside {check}")
            if not (ROOT / "checks" / source).exists():
                faults.append(f"checks/{source} does not exist")
                continue
            text = read(f"checks/{source}")
            if f"constexpr CheckInfo k{check} = {{" not in text:
                faults.append(f"checks/{source} defines no k{check}")
            if f'.name = "{kebab(check)}",' not in text:
                faults.append(f"checks/{source} is not named {kebab(check)}")
        self.holds(faults, "name the row FooBar, its source foo_bar.cc, its "
                   "CheckInfo kFooBar and the check foo-bar; checks/new_check "
                   "does so")

    def test_every_source_has_its_row(self):
        named = {f"checks/{snake(check)}.cc" for check in rows()}
        self.holds([f"{path} defines a check that no row names"
                    for path in files("checks", endings=(".cc",))
                    if "constexpr CheckInfo k" in read(path)
                    and path not in named],
                   "add its row to checks/registry.def")

    def test_every_check_has_tests(self):
        faults = []
        for name in of_code():
            directory = f"testdata/checks/{name}"
            count = positives(directory)
            if count < LEAST_POSITIVES:
                faults.append(f"{directory}/ wants {count} findings")
        self.holds(faults, "add files with `// want \"regex\"` comments until "
                   f"there are {LEAST_POSITIVES}, of all the forms in which "
                   "people make the mistake")

    def test_every_check_has_silent_tests(self):
        faults = []
        for name in of_code():
            directory = f"testdata/checks/{name}"
            if all("// want " in read(path)
                   for path in files(directory, endings=(".cc",))):
                faults.append(f"every file of {directory}/ wants a finding")
        self.holds(faults, "add a file of code that looks like the mistake "
                   "and is none")

    def test_every_check_has_a_page(self):
        template = headings(read("checks/new_check"))
        self.assertTrue(template, "checks/new_check has no page template")
        faults = []
        for name in map(kebab, rows()):
            path = f"docs/checks/{name}.md"
            if not (ROOT / path).exists():
                faults.append(f"{path} does not exist")
                continue
            text = read(path)
            if not text.startswith(f"# ctx-{name}\n"):
                faults.append(f"{path} does not begin with '# ctx-{name}'")
            if headings(text) != template:
                faults.append(f"{path} has the headings {headings(text)}")
        self.holds(faults, "give the page the headings of the template in "
                   f"checks/new_check, in their order: {template}")

    def test_nothing_is_left_of_other_checks(self):
        names = set(map(kebab, rows()))
        faults = [f"testdata/checks/{path.name}/"
                  for path in (ROOT / "testdata/checks").iterdir()
                  if path.is_dir() and path.name not in names]
        faults += [path for path in files("docs/checks", endings=(".md",))
                   if path.removeprefix("docs/checks/")[:-3] not in names]
        self.holds(faults, "add the check's row to checks/registry.def, or "
                   "remove what is left of it")


if __name__ == "__main__":
    unittest.main()
