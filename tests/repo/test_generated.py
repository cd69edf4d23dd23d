"""What tools write is as they write it."""

import os
import shutil
import subprocess
import unittest

from house import ROOT, Rule, files

FORMATTER = "clang-format-22"


class GeneratedTest(Rule):

    def test_docs_are_fresh(self):
        program = os.environ.get("CTXTIDY")
        if program is None:
            self.skipTest("this build has no ctxtidy to generate them")
        done = subprocess.run([program, "docs", "--check", "--root", ROOT],
                              capture_output=True, text=True, check=False)
        self.holds([] if done.returncode == 0 else
                   (done.stdout + done.stderr).splitlines(),
                   "run `ctxtidy docs --write` and commit what changes")

    def test_format(self):
        if shutil.which(FORMATTER) is None:
            self.skipTest(f"{FORMATTER} is not installed")
        sources = files("checks", "driver", "runtime", "tests")
        done = subprocess.run([FORMATTER, "--dry-run", "-Werror", *sources],
                              cwd=ROOT, capture_output=True, text=True,
                              check=False)
        unformatted = {line.split(":")[0] for line in done.stderr.splitlines()
                       if "[-Wclang-format-violations]" in line}
        self.holds(sorted(unformatted),
                   f"run `{FORMATTER} -i` on these files")
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
