"""Runs ctxtidy in a directory of its own."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

CTXTIDY = os.environ.get("CTXTIDY", "ctxtidy")

# As much of a context library as it takes to find something. A context that is
# not the first parameter is one finding, at column 13 of FAULT.
CONTEXT = "#pragma once\nnamespace ctx { class Context {}; }\nusing C = ctx::Context;\n"
FAULT = '#include "context.h"\nvoid F(int, C);\n'
CLEAN = '#include "context.h"\nvoid F(C, int);\n'


class ProgramTest(unittest.TestCase):
    """A test with a project below self.root, the working directory."""

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="ctxtidy-e2e-")).resolve()
        self.addCleanup(shutil.rmtree, self.root)
        self.cache = tempfile.mkdtemp(prefix="ctxtidy-cache-")
        self.addCleanup(shutil.rmtree, self.cache, ignore_errors=True)
        # So that no database of the surroundings is found.
        self.write(".git/HEAD", "")
        self.write("context.h", CONTEXT)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def read(self, name):
        return (self.root / name).read_text()

    def database(self, *files, directory="build", flags="-std=c++17"):
        """Writes a compilation database for files below the root."""
        (self.root / directory).mkdir(parents=True, exist_ok=True)
        entries = [
            {
                "directory": str(self.root),
                "file": name,
                "command": f"c++ {flags} -I{self.root} -c {name} -o {name}.o",
            }
            for name in files
        ]
        self.write(f"{directory}/compile_commands.json", json.dumps(entries))

    def project(self, **files):
        """Writes NAME.cc for each NAME=TEXT, and a database of them all."""
        for name, text in files.items():
            self.write(f"{name}.cc", text)
        self.database(*(f"{name}.cc" for name in files))

    def run_program(self, *args, expect, cwd=None, env=None, **kwargs):
        """Runs ctxtidy, checks its exit code, returns (stdout, stderr)."""
        kwargs.setdefault("stdout", subprocess.PIPE)
        run = subprocess.run(
            [CTXTIDY, *map(str, args)],
            cwd=cwd or self.root,
            env={**os.environ, "CTXTIDY_CACHE_DIR": self.cache, **(env or {})},
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            **kwargs,
        )
        self.assertEqual(run.returncode, expect, f"{args}\n{run.stdout}{run.stderr}")
        return run.stdout, run.stderr

    def assert_error(self, sentence, *args, **kwargs):
        """ctxtidy fails with that sentence, and prints nothing on stdout."""
        out, err = self.run_program(*args, expect=2, **kwargs)
        self.assertIn(f"ctxtidy: error: {sentence}", err)
        self.assertEqual(out, "")


def findings(text):
    """The set of (file, line, column, check) in a text report."""
    pattern = re.compile(r"^(\S+):(\d+):(\d+): (?:warning|error): .* \[(\S+)\]$", re.M)
    return {
        (name, int(line), int(column), check)
        for name, line, column, check in pattern.findall(text)
    }
