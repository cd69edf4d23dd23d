"""NOLINT comments: what they say, and whether they are of use."""

import json
import unittest

from program import FAULT, ProgramTest, findings

CHECK = "ctx-parameter-position"
INCLUDE = '#include "context.h"\n'


class Nolint(ProgramTest):
    def check(self, *args, checks="-*,ctx-parameter-position,ctx-nolint", expect=0):
        return self.run_program("check", f"--checks={checks}", *args, expect=expect)

    def nolints(self, *args, **kwargs):
        """(line, column, message) of what ctx-nolint finds in a.cc."""
        out, _ = self.check("--format=json", *args, **kwargs)
        return [
            (one["line"], one["column"], one["message"])
            for one in json.loads(out)["findings"]
            if one["check"] == "ctx-nolint"
        ]

    def test_of_use_in_all_forms(self):
        self.project(a=INCLUDE + f"""\
void A(int, C);  // NOLINT({CHECK})
void B(int, C);  // NOLINT({CHECK}): imposed by the generator
void D(int, C);  /* NOLINT({CHECK}) */
// NOLINTNEXTLINE({CHECK})
void E(int, C);
// NOLINTBEGIN({CHECK})
void F(int, C);
void G(int, C);
// NOLINTEND({CHECK})
void H(int, C);  // NOLINT(ctx-*)
void I(int, C);  // NOLINT
#define DECLARE(name) void name(int, C c)
DECLARE(J);  // NOLINT({CHECK})
#define QUIET(name) void name(int, C)  // NOLINT({CHECK})
QUIET(K);
""")
        self.assertEqual(self.nolints("--option=ctx-nolint.RequireReason=false"), [])

    def test_of_no_use(self):
        self.project(a=INCLUDE + f"""\
void A(C, int);  // NOLINT({CHECK})
// NOLINTNEXTLINE({CHECK})
void B(C, int);
// NOLINTBEGIN({CHECK})
void D(C, int);
// NOLINTEND({CHECK})
void E(int, C);  // NOLINT(ctx-parameter-position, ctx-*)
void F(C, int);  // NOLINT(ctx-parameter-postion)
""")
        useless = f"'{CHECK}' finds nothing here; the comment would hide the next fault"
        self.assertEqual(
            self.nolints(expect=1),
            [
                (2, 28, useless),
                (3, 19, useless),
                (5, 16, useless),
                (9, 28, "there is no check 'ctx-parameter-postion'; did you mean "
                        "'ctx-parameter-position'?; this suppresses nothing"),
            ],
        )

    def test_what_says_nothing_about_ctx_checks_is_left_alone(self):
        self.project(a=INCLUDE + f"""\
void A(C, int);  // NOLINT
void B(C, int);  // NOLINT(bugprone-*, *)
// As in: x;  // NOLINT({CHECK})
void D(C, int);  // NOLINT(ctx-lost-cancel)
void E(C, int);  // NOLINT({CHECK}, ctx-nolint)
const char* text = "NOLINT({CHECK})";
const char* line = "// NOLINT({CHECK})";
const char* raw = R"(
// NOLINT({CHECK})
)";
#if 0
void F(int, C);  // NOLINT({CHECK})
#endif
#ifdef SWAP
void G(int, C);
#else
void G(C, int);  // NOLINT({CHECK})
#endif
""")
        self.assertEqual(self.nolints(), [])

    def test_a_header_is_judged_over_all_units(self):
        self.write("h.h", f"""#pragma once
#ifdef SWAP
void H(int, C);  // NOLINT({CHECK})
#else
void H(C, int);
#endif
""")
        self.project(a="#define SWAP\n" + INCLUDE + '#include "h.h"\n',
                     b=INCLUDE + '#include "h.h"\n')
        self.assertEqual(self.nolints(), [])
        self.assertEqual(self.nolints("b.cc"), [])
        self.write("h.h", f"""// Of the project.
#ifndef H_H_
#define H_H_
void H(C, int);  // NOLINT({CHECK})
#endif  // H_H_
""")
        self.assertEqual(len(self.nolints("b.cc", expect=1)), 1)

    def test_a_reason_can_be_asked_for(self):
        self.project(a=INCLUDE + f"""\
void A(int, C);  // NOLINT({CHECK}): the generator wants it
void B(int, C);  // NOLINT({CHECK})
""")
        found = self.nolints("--option=ctx-nolint.RequireReason=true", expect=1)
        self.assertEqual([(line, column) for line, column, _ in found], [(3, 28)])
        self.assertIn("suppressed without a reason", found[0][2])

    def test_suppressed_findings_are_shown_with_their_reason(self):
        self.project(a=INCLUDE + f"""\
void A(int, C);  // NOLINT({CHECK}): the generator wants it
void B(int, C);  // NOLINT
""")
        out, err = self.check("--show-suppressed")
        self.assertIn(f"[{CHECK}] (suppressed: the generator wants it)\n", out)
        self.assertIn(f"[{CHECK}] (suppressed)\n", out)
        self.assertIn("no findings, 2 suppressed in 1 translation unit", err)
        out, _ = self.check("--show-suppressed", "--format=json")
        self.assertEqual(
            [one["suppressed"] for one in json.loads(out)["findings"]],
            [{"reason": "the generator wants it"}, {"reason": ""}])
        out, _ = self.check("--show-suppressed", "--format=sarif")
        results = json.loads(out)["runs"][0]["results"]
        self.assertEqual(results[0]["suppressions"][0]["justification"],
                         "the generator wants it")
        out, err = self.check()
        self.assertEqual(out, "")
        self.assertIn("no findings in 1", err)

    def test_the_fix_removes_the_comment(self):
        self.project(a=INCLUDE + f"""\
void A(C, int);  // NOLINT({CHECK}): once there was a reason
// NOLINTNEXTLINE({CHECK})
void B(C, int);
void D(int, C);  // NOLINT({CHECK})
""")
        self.check("--fix")
        self.assertEqual(self.read("a.cc"), INCLUDE + f"""\
void A(C, int);
void B(C, int);
void D(int, C);  // NOLINT({CHECK})
""")

    def test_the_exit_code_does_not_count_what_is_suppressed(self):
        self.project(a=FAULT.replace(";\n", f";  // NOLINT({CHECK}): old\n"))
        self.check("--show-suppressed", expect=0)
        self.project(a=FAULT)
        out, _ = self.check("--show-suppressed", expect=1)
        self.assertEqual(len(findings(out)), 1)


if __name__ == "__main__":
    unittest.main()
