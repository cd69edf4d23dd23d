"""The pages about the runtime quote programs that run."""

import re
import textwrap
import unittest

from house import ROOT, Rule, files, read

PAGES = "docs/runtime"
BLOCK = re.compile(r"^```cpp\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
GO = ("AfterFunc", "Background", "CancelCauseFunc", "CancelFunc", "Canceled",
      "Cause", "Context", "DeadlineExceeded", "TODO", "WithCancel",
      "WithCancelCause", "WithDeadline", "WithDeadlineCause", "WithTimeout",
      "WithTimeoutCause", "WithValue", "WithoutCancel")


def pages():
    return files(PAGES, endings=(".md",))


def quotes(block, program):
    """Whether the block is whole lines of the program, moved to the left."""
    depths = {line[:len(line) - len(line.lstrip())]
              for line in program.splitlines()}
    return any(f"\n{textwrap.indent(block, depth)}" in f"\n{program}"
               for depth in depths)


class RuntimePagesTest(Rule):

    def test_code_is_quoted(self):
        programs = [read(path) for path in files(f"{PAGES}/examples")]
        faults = []
        for path in pages():
            text = read(path)
            for match in BLOCK.finditer(text):
                whole = match[1].count("{") == match[1].count("}")
                if not whole or not any(quotes(match[1], program)
                                        for program in programs):
                    line = text.count("\n", 0, match.start()) + 1
                    faults.append(f"{path}:{line}: {match[1].splitlines()[0]}")
        self.holds(faults, f"copy the lines of a program in {PAGES}/examples/, "
                   "which the tests run, and whole blocks of them")

    def test_programs_are_linked(self):
        links = {link for path in pages() for link in LINK.findall(read(path))}
        self.holds((path for path in files(f"{PAGES}/examples",
                                           endings=(".cc",))
                    if path.removeprefix(f"{PAGES}/") not in links),
                   f"link the program from the page in {PAGES}/ that quotes it")

    def test_links_lead_somewhere(self):
        self.holds((f"{path}: {link}" for path in pages()
                    for link in LINK.findall(read(path))
                    if not (ROOT / PAGES / link).exists()),
                   "mend the link")

    def test_every_page_is_in_the_index(self):
        links = LINK.findall(read(f"{PAGES}/README.md"))
        self.holds((path for path in pages() if not path.endswith("README.md")
                    and path.removeprefix(f"{PAGES}/") not in links),
                   f"give the page a row in {PAGES}/README.md")

    def test_every_header_is_in_the_index(self):
        index = read(f"{PAGES}/README.md")
        headers = (path.name for path in
                   (ROOT / "runtime/include/ctx").glob("*.h"))
        self.holds((name for name in sorted(headers)
                    if f"| `<ctx/{name}>` |" not in index),
                   f"give the header a row in {PAGES}/README.md")

    def test_every_name_of_go_has_a_row(self):
        page = read(f"{PAGES}/go.md")
        self.holds((name for name in GO if f"\n| `context.{name}` |" not in page),
                   f"say in the table of {PAGES}/go.md what it is called here")


if __name__ == "__main__":
    unittest.main()
