"""Reports: formats, several at once, files that cannot be written."""

import json
import os
import re
import subprocess
import unittest

from program import CLEAN, CTXTIDY, FAULT, ProgramTest, findings


class Outputs(ProgramTest):
    def test_text(self):
        self.project(a=FAULT)
        out, _ = self.run_program("check", expect=1)
        self.assertEqual(
            out.splitlines()[1:],
            ["    2 | void F(int, C);", "      |             ^"],
        )
        self.assertRegex(out.splitlines()[0], r"^a\.cc:2:13: warning: .* \[ctx-parameter-position\]$")

    def test_json(self):
        self.project(a=FAULT)
        out, _ = self.run_program("check", "--format", "json", expect=1)
        report = json.loads(out)
        self.assertEqual(report["findings"][0]["file"], "a.cc")
        self.assertEqual(report["exitCode"], 1)

    def test_several_at_once(self):
        self.project(a=FAULT)
        self.write("out.sarif", "old")
        out, _ = self.run_program(
            "check", "--output", "sarif=out.sarif", "--output=json=out.json",
            "--output", "text=out.txt", expect=1)
        self.assertEqual(self.read("out.txt"), out)
        self.assertEqual(len(json.loads(self.read("out.json"))["findings"]), 1)
        sarif = json.loads(self.read("out.sarif"))
        self.assertEqual(sarif["runs"][0]["results"][0]["ruleId"], "ctx-parameter-position")
        # Nothing temporary is left.
        self.assertEqual(
            {p.name for p in self.root.iterdir() if p.name.startswith("out")},
            {"out.sarif", "out.json", "out.txt"})

    def test_failures_are_in_the_report(self):
        self.project(a="int x = y;\n")
        out, _ = self.run_program("check", "--format=sarif", expect=2)
        invocation = json.loads(out)["runs"][0]["invocations"][0]
        self.assertFalse(invocation["executionSuccessful"])
        self.assertEqual(invocation["exitCode"], 2)
        self.assertEqual(
            invocation["toolExecutionNotifications"][0]["message"]["text"],
            "a.cc: not analysed: a.cc:1:9: use of undeclared identifier 'y'")

    def test_root(self):
        self.write("src/a.cc", FAULT)
        self.database("src/a.cc")
        out, _ = self.run_program("check", "--root", "src", "--format", "json", expect=1)
        self.assertEqual(json.loads(out)["findings"][0]["file"], "a.cc")

    def test_links_are_resolved(self):
        self.write("real/a.cc", '#include "../context.h"\nvoid F(int, C);\n')
        os.symlink("real", self.root / "link")
        self.database("link/a.cc")
        out, _ = self.run_program("check", "--format", "json", expect=1)
        self.assertEqual(json.loads(out)["findings"][0]["file"], "real/a.cc")

    def test_missing_directory(self):
        self.project(a=CLEAN)
        self.assert_error(
            "--output sarif=no/such.sarif: there is no directory no;",
            "check", "--output", "sarif=no/such.sarif")
        self.assert_error("--output sarif=build: this is a directory", "check", "--output", "sarif=build")

    def test_full_disk(self):
        self.project(a=CLEAN)
        out, err = self.run_program("check", "--output", "sarif=/dev/full", expect=2)
        self.assertIn("error: cannot write /dev/full: No space left on device", err)
        with open("/dev/full", "w") as full:
            _, err = self.run_program("check", "--format", "sarif", expect=2, stdout=full)
        self.assertIn("error: cannot write to standard output: No space left on device", err)

    def test_faulty_formats(self):
        self.project(a=CLEAN)
        self.assert_error("there is no format 'srif'; did you mean 'sarif'?", "check", "--format", "srif")
        self.assert_error("there is no format 'sarf'", "check", "--output", "sarf=x")
        self.assert_error("--output sarif: say FORMAT=FILE", "check", "--output", "sarif")

    def test_no_color_nor_progress_on_a_pipe(self):
        self.project(a=FAULT)
        out, err = self.run_program("check", expect=1)
        self.assertNotIn("\033", out + err)

    def run_on_terminal(self, **env):
        # script(1) gives the program a terminal.
        run = subprocess.run(
            ["script", "-qec", f"{CTXTIDY} check", "/dev/null"], cwd=self.root,
            env={**os.environ, "TERM": "xterm", **env}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
        return run.stdout

    def test_color_and_progress_on_a_terminal(self):
        self.project(a=FAULT)
        out = self.run_on_terminal(NO_COLOR="")
        self.assertIn("\033[1;35mwarning: ", out)
        self.assertIn("[1/1] a.cc", out)
        out = self.run_on_terminal(NO_COLOR="1")
        self.assertNotIn("\033[1;35m", out)
        self.assertRegex(out, re.compile(r"^.*a\.cc:2:13: warning: ", re.M))


if __name__ == "__main__":
    unittest.main()
