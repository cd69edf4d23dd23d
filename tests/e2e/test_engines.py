"""Every engine finds the same."""

import json
import pathlib
import unittest

from program import ProgramTest

SOURCES = pathlib.Path(__file__).resolve().parents[2]
CASES = SOURCES / "testdata" / "checks"
RUNTIME = SOURCES / "runtime" / "include"
MOCKS = SOURCES / "testdata" / "mocks"
PRELUDE = SOURCES / "testdata" / "prelude.h"


class Engines(ProgramTest):
    def report(self, engine, files):
        _, err = self.run_program(
            "check", f"--engine={engine}", "--profile=all", "--show-suppressed",
            "--output=json=r.json", "--quiet", *files, "--", "-std=c++20",
            f"-isystem{RUNTIME}", f"-isystem{MOCKS}", f"-include{PRELUDE}", expect=1)
        self.assertEqual(err, "")
        return json.loads(self.read("r.json"))["findings"]

    def test_same_findings(self):
        files = sorted(CASES.glob("*/*.cc"))[::40]
        exact = self.report("exact", files)
        self.assertGreater(len(exact), len(files))
        self.assertEqual(self.report("skip", files), exact)

    def test_an_error_has_the_last_word(self):
        # What does not parse is parsed exactly before anything is said.
        self.project(a="int x = y;\n")
        for engine in ("exact", "skip"):
            _, err = self.run_program("check", f"--engine={engine}", expect=2)
            self.assertIn("a.cc:1:9: use of undeclared identifier 'y'", err)

    def test_unknown(self):
        self.assert_error(
            "--engine skp: there is no such engine; did you mean 'skip'?",
            "check", "--engine=skp")


if __name__ == "__main__":
    unittest.main()
