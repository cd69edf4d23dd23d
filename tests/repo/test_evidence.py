"""The tables of docs/evidence are in good order, and their summary is fresh."""

import subprocess
import sys
import unittest

from house import ROOT, Rule


class EvidenceTest(Rule):

    def test_tables(self):
        run = subprocess.run([sys.executable, ROOT / "scripts/evidence", "--check"],
                             capture_output=True, text=True, check=False)
        self.holds((run.stdout + run.stderr).splitlines(),
                   "judge every finding, and run scripts/evidence --summary")


if __name__ == "__main__":
    unittest.main()
