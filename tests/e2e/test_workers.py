"""A unit that crashes or never ends costs no other unit its findings."""

import json
import os
import signal
import subprocess
import time
import unittest

from program import CTXTIDY, FAULT, ProgramTest, findings

# clang crashes over it, by its own wish.
CRASH = "#pragma clang __debug crash\n"
# Takes clang minutes.
ENDLESS = (
    "constexpr unsigned long Count() {\n"
    "  unsigned long n = 0;\n"
    "  while (n < 1000000000) ++n;\n"
    "  return n;\n"
    "}\n"
    "static_assert(Count() > 0);\n"
)
LONG = "-std=c++17 -fconstexpr-steps=2000000000"


class Workers(ProgramTest):
    def test_crash(self):
        self.project(a=FAULT, b=CRASH, c=FAULT)
        out, err = self.run_program("check", "--output=sarif=r.sarif", expect=2)
        self.assertEqual({name for name, *_ in findings(out)}, {"a.cc", "c.cc"})
        self.assertIn("error: b.cc: not analysed: the analysis crashed", err)
        invocation = json.loads(self.read("r.sarif"))["runs"][0]["invocations"][0]
        told = invocation["toolExecutionNotifications"]
        self.assertEqual(len(told), 1)
        place = told[0]["locations"][0]["physicalLocation"]["artifactLocation"]
        self.assertEqual(place["uri"], "b.cc")

    def test_time_limit(self):
        self.write("a.cc", FAULT)
        self.write("b.cc", ENDLESS)
        self.database("a.cc", "b.cc", flags=LONG)
        out, err = self.run_program("check", "--time-limit=1", expect=2)
        self.assertEqual(len(findings(out)), 1)
        self.assertIn(
            "b.cc: not analysed: it took longer than 1 seconds (--time-limit allows more)", err)

    def test_memory_limit(self):
        self.project(a=FAULT, b="char x[] = {" + "1," * 3000000 + "};\n")
        out, err = self.run_program("check", "-j1", "--memory-limit=150", expect=2)
        self.assertEqual(len(findings(out)), 1)
        self.assertIn(
            "b.cc: not analysed: it took more than 150 MiB of memory "
            "(--memory-limit allows more)", err)

    def test_limits_are_numbers(self):
        for flag in ("--time-limit", "--memory-limit"):
            self.assert_error(
                f"{flag} -1: say how much, or 0 for no limit", "check", f"{flag}=-1")

    def interrupt(self, *signals):
        self.write("a.cc", FAULT)
        self.write("b.cc", ENDLESS)
        self.write("c.cc", ENDLESS)
        self.database("a.cc", "b.cc", "c.cc", flags=LONG)
        with subprocess.Popen(
            [CTXTIDY, "check", "-j1", "--output=json=r.json"],
            cwd=self.root, env={**os.environ, "CTXTIDY_CACHE_DIR": self.cache}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        ) as run:
            worker = self.child_of(run.pid)
            time.sleep(1)  # Until a.cc is done: there is nothing to see from outside.
            for number in signals:
                run.send_signal(number)
            out, err = run.communicate(timeout=30)
        self.wait_for_end_of(worker)
        return run.returncode, out, err

    def child_of(self, pid):
        for _ in range(300):
            with open(f"/proc/{pid}/task/{pid}/children") as file:
                children = file.read().split()
            if children:
                return int(children[0])
            time.sleep(0.01)
        raise AssertionError("no worker was started")

    def wait_for_end_of(self, pid):
        for _ in range(300):
            try:
                with open(f"/proc/{pid}/stat") as file:
                    if file.read().rsplit(")", 1)[1].split()[0] == "Z":
                        return  # Dead, but nobody has looked.
            except OSError:
                return
            time.sleep(0.01)
        self.fail("the worker is still there")

    def test_ctrl_c(self):
        code, out, err = self.interrupt(signal.SIGINT)
        self.assertEqual(code, 130)
        self.assertEqual(len(findings(out)), 1)
        self.assertIn("interrupted: 2 of 3 translation units were not analysed", err)
        report = json.loads(self.read("r.json"))
        self.assertEqual(len(report["findings"]), 1)
        self.assertEqual(report["exitCode"], 130)

    def test_terminate(self):
        self.assertEqual(self.interrupt(signal.SIGTERM)[0], 130)

    def test_kill(self):
        code, _, _ = self.interrupt(signal.SIGKILL)
        self.assertEqual(code, -signal.SIGKILL)


if __name__ == "__main__":
    unittest.main()
