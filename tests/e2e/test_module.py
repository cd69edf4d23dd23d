"""The module in clang-tidy, as CI jobs use it."""

import os
import pathlib
import shutil
import subprocess
import unittest

from program import CTXTIDY, ProgramTest
from test_same_as_clang_tidy import diagnostics

SOURCES = pathlib.Path(__file__).resolve().parents[2]
MODULE = os.environ["CTXTIDY_MODULE"]

MINI = """\
#pragma once
namespace ctx {
class Context {};
struct CancelFunc { void operator()() const; };
struct Cancelable { Context context; CancelFunc cancel; };
struct CancelGuard { explicit CancelGuard(CancelFunc); ~CancelGuard(); };
Cancelable WithCancel(const Context& parent);
Context Background();
}  // namespace ctx
void Work(const ctx::Context& c);
"""
DISCARD = """\
#include "mini.h"
void F(const ctx::Context& p) { Work(ctx::WithCancel(p).context); }
"""
FIXABLE = """\
#include "mini.h"
void F(const ctx::Context& p) {
  auto [c, cancel] = ctx::WithCancel(p);
  Work(c);
  Work(ctx::Background());
}
"""
FIXED = """\
#include "mini.h"
void F(const ctx::Context& p) {
  auto [c, cancel] = ctx::WithCancel(p);
  ctx::CancelGuard cancel_guard(cancel);
  Work(c);
  Work(p);
}
"""
MODEL = """\
model: acme
contexts:
  - type: acme::Request
    position: first
"""


class Module(ProgramTest):
    def tidy(self, *args, program=os.environ["CLANG_TIDY"], flags=("-std=c++17",)):
        return subprocess.run(
            [program, f"--load={MODULE}", *map(str, args), "--", *flags],
            cwd=self.root, capture_output=True, text=True, check=False)

    def checks(self, run):
        return [line[-1].rsplit("[", 1)[1] for line in diagnostics(run.stdout)
                if "warning:" in line[-1]]

    def setUp(self):
        super().setUp()
        self.write("mini.h", MINI)

    def test_lists_its_checks(self):
        run = self.tidy("--checks=-*,ctx-*", "--list-checks")
        self.assertEqual(run.returncode, 0, run.stderr)
        listed = {line.strip() for line in run.stdout.splitlines() if "ctx-" in line}
        own = subprocess.run([CTXTIDY, "checks"], capture_output=True, text=True, check=True)
        self.assertEqual(listed, {word for word in own.stdout.split() if word.startswith("ctx-")})

    def test_honours_the_configuration_file(self):
        self.write("a.cc", DISCARD)
        self.assertEqual(self.checks(self.tidy("--checks=-*,ctx-*", "a.cc")),
                         ["ctx-lost-cancel]"])
        self.write(".clang-tidy", "Checks: '-*,ctx-*'\n"
                   "CheckOptions: {ctx-lost-cancel.AllowDiscard: true}\n")
        self.assertEqual(self.checks(self.tidy("a.cc")), [])
        self.assertIn("ctx-lost-cancel.AllowDiscard", self.tidy("--dump-config").stdout)

    def test_reads_models(self):
        self.write("acme.yaml", MODEL)
        self.write("a.cc", "namespace acme { class Request {}; }\n"
                   "void F(int, acme::Request& request);\n")
        self.assertEqual(self.checks(self.tidy("--checks=-*,ctx-*", "a.cc")), [])
        option = "--config={Checks: '-*,ctx-*', CheckOptions: {CtxModels: acme.yaml}}"
        self.assertEqual(self.checks(self.tidy(option, "a.cc")), ["ctx-parameter-position]"])

    def test_reports_a_faulty_model(self):
        self.write("acme.yaml", MODEL.replace("position", "positon"))
        self.write("a.cc", "int x;\n")
        option = "--config={Checks: '-*,ctx-*', CheckOptions: {CtxModels: acme.yaml}}"
        run = self.tidy(option, "a.cc")
        self.assertIn("acme.yaml:4:5: unknown key 'positon'; did you mean 'position'?",
                      run.stdout + run.stderr)

    def test_fixes(self):
        self.write("a.cc", FIXABLE)
        run = self.tidy("--checks=-*,ctx-*", "--fix", "a.cc")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.read("a.cc"), FIXED)
        self.assertEqual(self.checks(self.tidy("--checks=-*,ctx-*", "a.cc")), [])

    def test_exports_fixes(self):
        self.write("a.cc", FIXABLE)
        self.tidy("--checks=-*,ctx-*", "--export-fixes=fixes.yaml", "a.cc")
        exported = self.read("fixes.yaml")
        self.assertIn("ctx-lost-cancel", exported)
        self.assertIn("ctx::CancelGuard cancel_guard(cancel);", exported)
        self.assertEqual(self.read("a.cc"), FIXABLE)

    def test_says_nothing_of_code_that_does_not_parse(self):
        self.write("a.cc", DISCARD + "void G() { undeclared(); }\n")
        run = self.tidy("--checks=-*,ctx-*", "a.cc")
        self.assertNotEqual(run.returncode, 0)
        self.assertEqual(self.checks(run), [])

    def test_refuses_other_versions(self):
        other = os.environ["OTHER_CLANG_TIDY"]
        self.assertIsNotNone(shutil.which(other), f"{other} is missing; run scripts/setup --test")
        self.write("a.cc", DISCARD)
        run = self.tidy("--checks=-*,ctx-*", "a.cc", program=other)
        self.assertEqual(run.returncode, 1)
        self.assertRegex(run.stderr, r"was built for clang-tidy \d+ and cannot be loaded into "
                         r"version \d+\. Use clang-tidy-\d+")

    def test_finds_the_same_as_the_tool(self):
        """On real headers: one large file of each check's testdata."""
        flags = ["-std=c++20", f"-I{SOURCES}/runtime/include", "-isystem",
                 f"{SOURCES}/testdata/mocks", "-include", f"{SOURCES}/testdata/prelude.h"]
        files = [SOURCES / "testdata/checks" / name for name in (
            "lost-cancel/exceptions.cc", "blocking-call/waits.cc", "value-key-type/sites.cc",
            "parameter-position/templates.cc", "background-in-handler/lambdas.cc")]
        tidy = self.tidy("--checks=-*,ctx-*", "--header-filter=.*", *files, flags=flags)
        self.assertEqual(tidy.returncode, 0, tidy.stderr)
        own = subprocess.run([CTXTIDY, "check", *files, "--", *flags], cwd=self.root,
                             capture_output=True, text=True, check=False)
        self.assertEqual(own.returncode, 1, own.stderr)
        self.assertGreater(len(diagnostics(own.stdout)), 50)
        self.assertEqual(sorted(set(diagnostics(own.stdout))),
                         sorted(set(diagnostics(tidy.stdout))))


if __name__ == "__main__":
    unittest.main()
