"""explain, checks, docs, --help, --version."""

import json
import unittest

from program import ProgramTest


class Commands(ProgramTest):
    def test_version_and_help(self):
        out, _ = self.run_program("--version", expect=0)
        self.assertRegex(out, r"^ctxtidy \d+\.\d+\.\d+ \(LLVM \d+\.\d+\.\d+\)\n$")
        out, _ = self.run_program("--help", expect=0)
        self.assertIn("explain", out)
        out, _ = self.run_program("check", "--help", expect=0)
        self.assertIn("--output", out)

    def test_checks(self):
        out, _ = self.run_program("checks", expect=0)
        self.assertRegex(out, r"(?m)^ctx-lost-cancel +sometimes +\S")
        out, _ = self.run_program("checks", "--json", expect=0)
        checks = {check["name"]: check for check in json.loads(out)["checks"]}
        self.assertEqual(checks["ctx-lost-cancel"]["fix"], "sometimes")
        self.assertEqual(checks["ctx-lost-cancel"]["options"][0]["name"], "AllowDiscard")

    def test_explain(self):
        out, _ = self.run_program("explain", "ctx-lost-cancel", expect=0)
        self.assertTrue(out.startswith("ctx-lost-cancel\n"))
        self.assertNotIn("<!--", out)
        self.assertNotIn("// want", out)
        short, _ = self.run_program("explain", "lost-cancel", expect=0)
        self.assertEqual(short, out)
        self.assert_error("there is no check 'ctx-lost-cancl'; did you mean 'ctx-lost-cancel'?",
                          "explain", "ctx-lost-cancl")
        self.assert_error("", "explain")

    def test_docs(self):
        self.assert_error(f"there is no README.md nor docs/ in {self.root}", "docs")
        self.write("README.md", "<!-- generated: checks -->\n<!-- /generated -->\n")
        page = "# x\n<!-- generated: header -->\nold\n<!-- /generated -->\n"
        self.write("docs/checks/lost-cancel.md", page)
        self.write("docs/other.md", "no region\n")
        _, err = self.run_program("docs", "--check", expect=1)
        self.assertIn("README.md is stale", err)
        self.assertIn("docs/checks/lost-cancel.md is stale", err)
        self.assertNotIn("other.md", err)
        self.assertIn("run `ctxtidy docs --write`", err)
        self.assertEqual(self.read("docs/checks/lost-cancel.md"), page)

        self.run_program("docs", "--write", expect=0)
        self.assertIn("(docs/checks/lost-cancel.md)", self.read("README.md"))
        self.assertIn("since 0.1", self.read("docs/checks/lost-cancel.md"))
        _, err = self.run_program("docs", "--check", expect=0)
        self.assertEqual(err, "")
        self.run_program("docs", "--check", "--root", self.root, expect=0, cwd="/")

        self.write("docs/bad.md", "\n<!-- generated: nothing -->\n<!-- /generated -->\n")
        _, err = self.run_program("docs", expect=2)
        self.assertIn("error: docs/bad.md:2: nothing called 'nothing' is generated", err)


if __name__ == "__main__":
    unittest.main()
