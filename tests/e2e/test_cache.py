"""Results of earlier runs: the same as anew, and never where anything changed."""

import json
import os
import pathlib
import random
import shutil
import subprocess
import threading
import unittest

from program import CLEAN, CTXTIDY, FAULT, ProgramTest, findings

HEADER = '#pragma once\n#include "context.h"\ninline void H(int, C) {}\n'


class Cache(ProgramTest):
    def check(self, *args, expect=1, **kwargs):
        """(report, how many units came from the cache)."""
        _, err = self.run_program("check", "--output=json=r.json", *args, expect=expect, **kwargs)
        last = err.strip().splitlines()[-1]
        cached = int(last.split("(")[1].split()[0]) if "from the cache" in last else 0
        return json.loads(self.read("r.json")), cached

    def entries(self):
        return list(pathlib.Path(self.cache).glob("llvmcache-*"))

    def test_second_run(self):
        self.project(a=FAULT, b=CLEAN, c="int x = y;\n")
        first, cached = self.check(expect=2)
        self.assertEqual(cached, 0)
        self.assertEqual(len(self.entries()), 3)
        second, cached = self.check(expect=2)
        self.assertEqual(cached, 2, "of those that were analysed")
        self.assertEqual(first, second)
        self.assertEqual(self.check("--no-cache", expect=2)[1], 0)

    def test_what_changes_the_result(self):
        self.project(a=FAULT)
        self.assertEqual(self.check()[1], 0)
        for change, value, expect in (
            ("a.cc", FAULT + "\n", 1),
            ("a.cc", FAULT.replace(";\n", ";  // NOLINT\n"), 0),
            ("context.h", "namespace ctx {}\nusing C = int;\n", 0),
        ):
            self.write(change, value)
            self.assertEqual(self.check(expect=expect)[1], 0, change)
            self.assertEqual(self.check(expect=expect)[1], 1, change)

    def test_settings(self):
        self.project(a=FAULT)
        self.check()
        self.assertEqual(self.check("--checks=ctx-todo", expect=0)[1], 0)
        self.assertEqual(self.check("--profile=strict")[1], 0)
        self.assertEqual(self.check("--engine=exact")[1], 0)
        self.assertEqual(self.check("-j1")[1], 1, "what makes no difference")
        self.write("m.yaml", "model: mine\ncontexts: [{type: 'mine::T', shape: token}]\n")
        self.assertEqual(self.check("--model=m.yaml")[1], 0)
        self.write("m.yaml", "model: mine\ncontexts: [{type: 'mine::U', shape: token}]\n")
        self.assertEqual(self.check("--model=m.yaml")[1], 0)

    def test_another_checkout(self):
        self.project(a=FAULT, b=CLEAN)
        first, _ = self.check()
        other = self.root.parent / (self.root.name + "-other")
        shutil.copytree(self.root, other)
        self.addCleanup(shutil.rmtree, other)
        database = other / "build" / "compile_commands.json"
        database.write_text(database.read_text().replace(str(self.root), str(other)))
        out, err = self.run_program("check", "--output=json=r.json", expect=1, cwd=other)
        self.assertIn("(2 from the cache)", err)
        self.assertEqual({name for name, *_ in findings(out)}, {"a.cc"})
        second = json.loads((other / "r.json").read_text())
        self.assertEqual(second["findings"], first["findings"])

    def test_damage(self):
        self.project(a=FAULT)
        first, _ = self.check()
        for damage in (lambda text: text[:-3], lambda text: b"",
                       lambda text: text[:9] + b"?" + text[10:]):
            for entry in self.entries():
                entry.write_bytes(damage(entry.read_bytes()))
            self.assertEqual(self.check(), (first, 0))

    def test_verify(self):
        self.project(a=FAULT)
        self.check()
        _, err = self.run_program("check", "--verify-cache", expect=1)
        self.assertNotIn("error", err)

    def test_unusable_directory(self):
        self.project(a=FAULT)
        self.write("file", "")
        _, err = self.run_program("check", f"--cache-dir={self.root}/file/x", expect=1)
        self.assertIn("warning: the cache file/x cannot be used: Not a directory "
                      "(--no-cache works without, --cache-dir names another)", err)

    def test_full_disk(self):
        self.project(a=FAULT)
        limit = "ulimit -f 0; trap '' XFSZ; exec "
        run = subprocess.run(
            ["sh", "-c", limit + f"{CTXTIDY} check"], cwd=self.root, check=False, text=True,
            env={**os.environ, "CTXTIDY_CACHE_DIR": self.cache}, capture_output=True)
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("File too large", run.stderr)
        self.assertEqual(len(findings(run.stdout)), 1)

    def test_commands(self):
        self.project(a=FAULT, b=CLEAN)
        self.assertIn(": 0 results", self.run_program("cache", "stats", expect=0)[0])
        self.check()
        self.assertIn(": 2 results", self.run_program("cache", "stats", expect=0)[0])
        out, _ = self.run_program("cache", "prune", "--max-size=1", expect=0)
        self.assertIn(": 2 results", out)
        self.assertIn(": 0 results", self.run_program("cache", "clear", expect=0)[0])
        self.assertEqual(self.check()[1], 0)
        self.assert_error("--max-size 0: say how much", "cache", "prune", "--max-size=0")

    def test_concurrent_runs(self):
        self.project(**{f"f{i}": FAULT for i in range(8)})
        expected = self.check("--no-cache")[0]["findings"]
        outputs = []

        def run(number):
            self.run_program("check", f"--output=json=r{number}.json", expect=1)
            outputs.append(json.loads(self.read(f"r{number}.json"))["findings"])

        threads = [threading.Thread(target=run, args=(i,)) for i in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(outputs, [expected] * 4)

    def test_random_changes(self):
        """Whatever is done to a project, the cache makes no difference."""
        chance = random.Random(5)
        names = [f"f{i}" for i in range(4)]
        self.write("h.h", HEADER)
        self.project(**{name: FAULT + '#include "h.h"\n' for name in names})

        def edit():
            name = chance.choice([*(f"{n}.cc" for n in names), "h.h"])
            text = self.read(name)
            line = chance.choice(["// NOLINTNEXTLINE\n", "\n", "#define C int\n", "void G(int, C);\n"])
            self.write(name, text.replace("void", line + "void", 1))

        def appear():
            # Found before the one that is meant, as it stands beside the source.
            self.write("first/h.h", chance.choice([HEADER, "#pragma once\n"]))

        def vanish():
            (self.root / "first/h.h").unlink(missing_ok=True)

        def touch():
            (self.root / "h.h").touch()

        def restore():
            self.write("h.h", HEADER)

        def flags():
            self.database(*(f"{n}.cc" for n in names),
                          flags=chance.choice(["-std=c++17", "-std=c++20", "-DC=int"])
                          + f" -I{self.root}/first")

        for step in range(24):
            change = chance.choice([edit, appear, vanish, touch, restore, flags])
            change()
            with self.subTest(step=step, change=change.__name__):
                reports = []
                for cache in ([], ["--no-cache"]):
                    out = subprocess.run(
                        [CTXTIDY, "check", "--format=json", *cache], cwd=self.root, check=False,
                        env={**os.environ, "CTXTIDY_CACHE_DIR": self.cache},
                        capture_output=True, text=True)
                    reports.append((out.returncode, out.stdout))
                self.assertEqual(*reports)


if __name__ == "__main__":
    unittest.main()
