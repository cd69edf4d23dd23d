"""--fix, --unsafe-fixes and --diff: what is offered is proven first."""

import os
import subprocess
import unittest

from program import ProgramTest

ROOTS = """#pragma once
namespace ctx { class Context {}; Context Background(); Context TODO(); }
using C = ctx::Context;
void Work(C);
"""
INCLUDE = '#include "context.h"\n'
ROOT = INCLUDE + "void F(C c) { Work(ctx::Background()); }\n"
MENDED = INCLUDE + "void F(C c) { Work(c); }\n"
# A fix that is unsafe: arguments change their order.
POSITION = INCLUDE + (
    "static void G(int n, C c) { Work(c); }\nvoid F(C c) { G(1, c); }\n"
)


class Fixes(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("context.h", ROOTS)

    def check(self, *args, expect=0):
        return self.run_program(
            "check", "--checks=-*,ctx-background-in-handler,ctx-parameter-position",
            *args, expect=expect)

    def test_makes_safe_fixes_and_says_so(self):
        self.project(a=ROOT, b=ROOT)
        out, err = self.check("--fix")
        self.assertEqual(out, "")
        self.assertIn("2 fixes made in 2 files; no findings in 2", err)
        self.assertEqual(self.read("a.cc"), MENDED)
        self.assertEqual(self.read("b.cc"), MENDED)

    def test_a_second_run_has_nothing_to_do(self):
        self.project(a=ROOT)
        self.check("--fix")
        _, err = self.check("--fix")
        self.assertIn("0 fixes made in 0 files", err)
        self.assertEqual(self.read("a.cc"), MENDED)

    def test_without_the_flag_nothing_is_written(self):
        self.project(a=ROOT)
        self.check(expect=1)
        self.assertEqual(self.read("a.cc"), ROOT)

    def test_a_header_that_several_units_see_is_mended_once(self):
        self.write("shared.h", "#pragma once\n" + INCLUDE +
                   "inline void H(C c) {\n  Work(ctx::Background());\n"
                   "  Work(ctx::TODO());\n}\n")
        self.project(a='#include "shared.h"\n', b='#include "shared.h"\n')
        _, err = self.check("--fix")
        self.assertIn("2 fixes made in 1 file;", err)
        self.assertIn("{\n  Work(c);\n  Work(c);\n}", self.read("shared.h"))

    def test_what_does_not_compile_is_taken_back(self):
        # In b, only a root of its own will do.
        self.write("shared.h", "inline void H(C c) { Work(ctx::Background()); }\n")
        self.project(
            a=ROOT + '#include "shared.h"\n',
            b="namespace ctx { class Context {}; struct Root : Context {};"
            " Root Background(); }\nusing C = ctx::Context;\n"
            'void Work(ctx::Root);\n#include "shared.h"\n',
        )
        before = self.read("shared.h")
        _, err = self.check("--fix", expect=1)
        self.assertIn("shared.h: line 1: the fix of ctx-background-in-handler was "
                      "taken back: the code would not compile: ", err)
        self.assertIn("1 fix made in 1 file; 1 finding in 2", err)
        self.assertEqual(self.read("shared.h"), before)
        self.assertEqual(self.read("a.cc"), MENDED + '#include "shared.h"\n')

    def test_unsafe_fixes_are_made_when_asked_for(self):
        self.project(a=POSITION)
        _, err = self.check("--fix", expect=1)
        self.assertIn("0 fixes", err)
        self.assertEqual(self.read("a.cc"), POSITION)
        self.check("--fix", "--unsafe-fixes")
        self.assertIn("G(C c, int n)", self.read("a.cc"))
        self.assertIn("G(c, 1)", self.read("a.cc"))

    def test_unsafe_fixes_alone_are_a_mistake(self):
        self.project(a=POSITION)
        self.assert_error("--unsafe-fixes needs --fix or --diff beside it",
                          "check", "--unsafe-fixes")

    def test_diff_prints_what_patch_takes(self):
        self.project(a=ROOT, b=MENDED)
        out, err = self.check("--diff", expect=1)
        self.assertEqual(
            out,
            "--- a/a.cc\n+++ b/a.cc\n@@ -1,2 +1,2 @@\n " + INCLUDE +
            "-void F(C c) { Work(ctx::Background()); }\n+void F(C c) { Work(c); }\n")
        self.assertIn("1 fix for 1 file; 1 finding in 2", err)
        self.assertEqual(self.read("a.cc"), ROOT)
        subprocess.run(["patch", "-p1", "--quiet"], input=out, text=True,
                       cwd=self.root, check=True)
        self.assertEqual(self.read("a.cc"), MENDED)

    def test_line_ends_and_mode_stay_as_they_are(self):
        self.database("a.cc")
        path = self.root / "a.cc"
        path.write_bytes(ROOT.replace("\n", "\r\n").encode())
        os.chmod(path, 0o755)
        self.check("--fix")
        self.assertEqual(path.read_bytes(), MENDED.replace("\n", "\r\n").encode())
        self.assertEqual(path.stat().st_mode & 0o777, 0o755)

    def test_a_unit_that_does_not_parse_is_left_alone(self):
        self.project(a=ROOT, b=ROOT + "int x = y;\n")
        _, err = self.check("--fix", expect=2)
        self.assertIn("1 fix made in 1 file", err)
        self.assertEqual(self.read("a.cc"), MENDED)
        self.assertEqual(self.read("b.cc"), ROOT + "int x = y;\n")


if __name__ == "__main__":
    unittest.main()
