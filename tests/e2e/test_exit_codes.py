"""0 clean, 1 findings, 2 could not do its work; 2 wins over 1."""

import unittest

from program import CLEAN, FAULT, ProgramTest, findings


class ExitCodes(ProgramTest):
    def test_clean(self):
        self.project(a=CLEAN)
        out, err = self.run_program("check", expect=0)
        self.assertEqual(out, "")
        self.assertIn("no findings in 1 translation unit", err)

    def test_findings(self):
        self.project(a=FAULT, b=CLEAN)
        out, err = self.run_program("check", expect=1)
        self.assertEqual(findings(out), {("a.cc", 2, 13, "ctx-parameter-position")})
        self.assertIn("1 finding in 2 translation units", err)

    def test_a_unit_that_does_not_parse_wins(self):
        self.project(a=FAULT, b="int x = y;\n")
        out, err = self.run_program("check", expect=2)
        self.assertEqual(len(findings(out)), 1, "the others are analysed")
        self.assertIn(
            "ctxtidy: error: b.cc: not analysed: b.cc:1:9: use of undeclared identifier 'y'",
            err,
        )
        self.assertIn("1 finding in 1 translation unit, 1 error", err)

    def test_a_missing_include_names_its_place(self):
        self.project(a='#include "context.h"\n#include "gone.h"\n')
        _, err = self.run_program("check", expect=2)
        self.assertIn("a.cc:2:10: 'gone.h' file not found", err)

    def test_an_error_in_a_header_names_the_header(self):
        self.write("broken.h", "int x = ;\n")
        self.project(a='#include "broken.h"\n')
        _, err = self.run_program("check", expect=2)
        self.assertIn("error: a.cc: not analysed: broken.h:1:9: ", err)

    def test_a_file_of_the_database_that_is_gone(self):
        self.database("gone.cc")
        _, err = self.run_program("check", expect=2)
        self.assertIn("error: gone.cc: not analysed: ", err)

    def test_quiet_prints_findings_and_errors_only(self):
        self.project(a=FAULT, b="int x = y;\n")
        _, err = self.run_program("check", "--quiet", expect=2)
        self.assertEqual(err.count("\n"), 1, err)
        self.assertIn("error: b.cc", err)
        _, err = self.run_program("check", "--quiet", "a.cc", expect=1)
        self.assertEqual(err, "")


if __name__ == "__main__":
    unittest.main()
