"""scripts/evidence: what changed since the findings of a project were read."""

import pathlib
import subprocess
import unittest

from program import CLEAN, CTXTIDY, FAULT, ProgramTest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts/evidence"


class EvidenceTest(ProgramTest):

    def setUp(self):
        super().setUp()
        self.tables = self.root / "evidence"
        self.table = self.tables / "mini.md"

    def evidence(self, *args, expect):
        run = subprocess.run(
            [str(SCRIPT), *map(str, args), "--tables", str(self.tables)],
            capture_output=True, text=True, check=False,
            env={"PATH": "/usr/bin:/bin", "CTXTIDY": CTXTIDY})
        self.assertEqual(run.returncode, expect, run.stdout + run.stderr)
        return run.stdout + run.stderr

    def compare(self, *args, expect):
        return self.evidence("mini", self.root, "-p", self.root / "build",
                             *args, expect=expect)

    def judge(self):
        """Writes a verdict into the only row."""
        text = self.table.read_text()
        self.assertEqual(text.count("| ? |  |"), 1, text)
        self.table.write_text(text.replace("| ? |  |", "| true | too late |"))

    def first_table(self):
        self.project(one=FAULT)
        self.compare("--update", expect=1)
        self.judge()

    def test_writes_the_first_table(self):
        self.first_table()
        text = self.table.read_text()
        self.assertIn("| `one.cc:2` | ctx-parameter-position | `", text)
        self.assertNotIn("void F", text)
        self.assertIn("| units | 1 |", text)

    def test_nothing_changed(self):
        self.first_table()
        self.assertIn("0 new, 0 gone, 1 unchanged", self.compare(expect=0))

    def test_a_finding_may_move(self):
        self.first_table()
        self.write("one.cc", "// More.\n" + FAULT)
        self.assertIn("1 unchanged, 1 of them moved", self.compare(expect=0))
        self.compare("--update", expect=0)
        self.assertIn("| `one.cc:3` |", self.table.read_text())
        self.assertIn("| true | too late |", self.table.read_text())

    def test_new(self):
        self.first_table()
        self.write("one.cc", FAULT + "void G(int, C);\n")
        self.assertIn("new: one.cc:3: ctx-parameter-position",
                      self.compare(expect=1))
        self.compare("--update", expect=1)
        self.assertIn("| true | too late |", self.table.read_text())
        self.assertIn("| ? |  |", self.table.read_text())

    def test_gone(self):
        self.first_table()
        self.write("one.cc", CLEAN)
        self.assertIn("gone: one.cc:2: ctx-parameter-position (true)",
                      self.compare(expect=1))
        self.compare("--update", expect=1)
        self.assertIn("## Findings\n\nNone.\n", self.table.read_text())
        self.compare(expect=0)

    def test_same_lines_keep_their_order(self):
        self.first_table()
        # The same text in another place: the one that was there is the nearest.
        self.write("one.cc", FAULT + "\n\nnamespace x {\nvoid F(int, C);\n}\n")
        self.assertIn("new: one.cc:6:", self.compare(expect=1))

    def test_not_parsed(self):
        self.first_table()
        self.write("one.cc", "int;;x\n")
        self.assertIn("analysed nothing", self.compare(expect=2))
        self.project(one=FAULT, two="oops\n")
        self.assertIn("not parsed: 0 before, now 1", self.compare(expect=1))

    def test_only_some_sources(self):
        self.first_table()
        self.table.write_text(
            self.table.read_text().replace("| sources | all |",
                                           "| sources | one.cc |"))
        self.project(one=FAULT, two=FAULT)
        self.compare(expect=0)

    def test_only_what_mentions_something(self):
        self.first_table()
        self.table.write_text(
            self.table.read_text().replace("| units |",
                                           "| mentioning | `int[,;]` |\n| units |"))
        self.project(one=FAULT, two=FAULT.replace("int", "long"))
        self.compare(expect=0)
        self.write("one.cc", CLEAN.replace("int", "long"))
        self.assertIn("no unit mentions", self.compare(expect=2))

    def test_cannot_run(self):
        self.project(one=FAULT)
        self.assertIn("no table", self.compare(expect=2))
        self.first_table()
        self.assertIn("cannot run", self.compare(
            "--ctxtidy", self.root / "nothing", expect=2))
        self.assertIn("no directory", self.evidence(
            "mini", self.root / "nowhere", expect=2))

    def test_what_is_not_in_order(self):
        self.project(one=FAULT)
        self.compare("--update", expect=1)
        said = self.evidence("--check", expect=1)
        self.assertIn("mini.md: no 'project'", said)
        self.assertIn("mini.md: one.cc:2: ctx-parameter-position has no verdict",
                      said)
        self.judge()
        self.assertIn("the summary is not fresh",
                      self.evidence("--check", expect=1))

    def test_summary(self):
        self.first_table()
        self.evidence("--summary", expect=0)
        text = (self.tables / "README.md").read_text()
        self.assertIn("| ctx-parameter-position | 1 | 1 | 0 | 0 | 100 % |", text)


if __name__ == "__main__":
    unittest.main()
