"""clang-tidy with the module finds the same in the same places."""

import os
import re
import subprocess
import unittest

from program import ProgramTest

SOURCE = """\
#include "h.h"
#include <system.h>
void Plain(int, C c);
void A(int, C);  // NOLINT
void B(int, C);  // NOLINT(ctx-parameter-position)
void D(int, C);  // NOLINT(ctx-*)
void E(int, C);  // NOLINT(ctx-lost-cancel, google-*)
void F(int, C);  // NOLINT(*-position): imposed
// NOLINTNEXTLINE
void G(int, C);
// NOLINTNEXTLINE(ctx-lost-cancel)
void H(int, C);
// NOLINTBEGIN(ctx-parameter-position)
void I(int, C);
// NOLINTEND(ctx-parameter-position)
void J(int, C);
#define DECLARE(name) void name(int, C c)
#define DECLARE_TWO(name) DECLARE(name##1); DECLARE(name##2)
#define PARAMETER(type, name) type name
DECLARE(K);
DECLARE(L);  // NOLINT
DECLARE_TWO(M);
void N(int, PARAMETER(C, c));
#define QUIET(name) void name(int, C)  // NOLINT
QUIET(O);
template <class T> void P(T, C c) {}
void Q(C c) { P(1, c); P('a', c); }
struct S {
  S(int,
    C c);
  void M(int, C);
};
"""


def diagnostics(text):
    """(file, line, column, text) of warnings and notes, in their order."""
    pattern = re.compile(r"^(\S+):(\d+):(\d+): ((?:warning|note|error): .*)$", re.M)
    return [(os.path.basename(name), *rest) for name, *rest in pattern.findall(text)]


class SameAsClangTidy(ProgramTest):
    def test_same(self):
        self.write("h.h", '#include "context.h"\ninline void InHeader(int, C) {}\n')
        self.write("system/system.h", "void InSystem(int, C);\n")
        self.write("a.cc", SOURCE)
        flags = ["--", "-std=c++17", "-isystem", "system"]
        own, _ = self.run_program(
            # It looks at whole runs, which clang-tidy does not know.
            "check", "--checks=*,-ctx-nolint", "a.cc", *flags, expect=1)
        tidy = subprocess.run(
            [os.environ["CLANG_TIDY"], f"--load={os.environ['CTXTIDY_MODULE']}",
             "--checks=-*,ctx-*", "--header-filter=.*", "a.cc", *flags],
            cwd=self.root, capture_output=True, text=True, check=False)
        self.assertEqual(tidy.returncode, 0, tidy.stderr)
        self.assertGreater(len(diagnostics(own)), 10)
        # clang-tidy has headers last, ctxtidy sorts by file.
        self.assertEqual(sorted(diagnostics(own)), sorted(diagnostics(tidy.stdout)))


if __name__ == "__main__":
    unittest.main()
