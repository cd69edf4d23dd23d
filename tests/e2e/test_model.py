"""model check, infer, list, show."""

import pathlib
import unittest

from program import ProgramTest

ACME = pathlib.Path(__file__).parents[2] / "testdata/projects/acme"
MODEL = """model: acme
contexts:
  - type: acme::Request
    done: [IsCancelled]
roots:
  - function: acme::DetachedRequest
"""
SOURCES = ("src/backend.cc", "src/main.cc", "src/router.cc")


class Model(ProgramTest):
    def acme_database(self):
        self.database(*(str(ACME / name) for name in SOURCES),
                      flags=f"-std=c++20 -I{ACME}/include")

    def test_check_without_code(self):
        self.write("acme.yaml", MODEL)
        out, err = self.run_program("model", "check", "acme.yaml", expect=0)
        self.assertEqual(out, "acme: 1 context, 1 root\n")
        self.assertEqual(err, "")
        self.write("bad.yaml", MODEL.replace("done:", "doen:"))
        out, _ = self.run_program("model", "check", "acme.yaml", "bad.yaml", expect=1)
        self.assertEqual(out, "acme: 1 context, 1 root\n"
                         "bad.yaml:4:5: unknown key 'doen'; did you mean 'done'?\n")
        self.assert_error("cannot read the model file 'no.yaml': No such file or directory",
                          "model", "check", "no.yaml")

    def test_check_says_what_it_replaces(self):
        self.write("std.yaml", "model: std\n")
        out, _ = self.run_program("model", "check", "std.yaml", expect=0)
        self.assertEqual(out, "std: nothing (replaces the built-in model)\n")

    def test_check_with_code(self):
        self.acme_database()
        self.write("acme.yaml", MODEL)
        out, _ = self.run_program("model", "check", "acme.yaml", "-p", "build", expect=0)
        self.assertIn("3 of 3 names found in 3 translation units\n", out)

        self.write("typos.yaml", MODEL.replace("Request", "Requst"))
        out, _ = self.run_program("model", "check", "typos.yaml", "--compile-db", "build", expect=1)
        self.assertIn("typos.yaml:3:11: acme::Requst: no such class in 3 translation units; "
                      "did you mean 'acme::Request'?\n", out)
        self.assertIn("did you mean 'acme::DetachedRequest'?\n", out)
        self.assertNotIn("IsCancelled", out)

        self.write("member.yaml", MODEL.replace("IsCancelled", "IsCanceled"))
        out, _ = self.run_program("model", "check", "member.yaml", "-p", "build",
                                  "--in", ACME / "src/main.cc", expect=1)
        self.assertIn("acme::Request has no member 'IsCanceled' in 1 translation unit; "
                      "did you mean 'IsCancelled'?\n", out)

    def test_check_with_flags(self):
        self.write("x.cc", "namespace acme { struct R {}; using Request = R; void DetachedRequest(int); }\n")
        self.write("acme.yaml", MODEL.replace("DetachedRequest", "DetachedRequest/0"))
        out, _ = self.run_program("model", "check", "acme.yaml", "--in", "x.cc", "--", "-std=c++20",
                                  expect=1)
        self.assertIn("acme::Request is an alias; name the class, 'acme::R'\n", out)
        self.assertIn("acme::DetachedRequest/0: there is such a function, but not with these "
                      "parameters; one has 1 parameter\n", out)

    def test_check_of_a_parent(self):
        self.write("x.cc", "namespace acme { struct Request { bool IsCancelled(); };"
                   " Request DetachedRequest(); Request With(int, Request); }\n")
        self.write("acme.yaml", MODEL + "derive:\n  - function: acme::With\n")
        out, _ = self.run_program("model", "check", "acme.yaml", "--in", "x.cc", "--", "-std=c++20",
                                  expect=0)
        self.assertIn("hint: argument 0 of acme::With is no context; did you mean 'parent: arg1'?\n",
                      out)

    def test_check_needs_code_that_parses(self):
        self.write("acme.yaml", MODEL)
        self.write("x.cc", "nonsense\n")
        _, err = self.run_program("model", "check", "acme.yaml", "--in", "x.cc", "--", "-std=c++20",
                                  expect=2)
        self.assertIn("nothing could be parsed", err)

    def test_infer(self):
        self.acme_database()
        out, _ = self.run_program("model", "infer", "-p", "build", expect=0)
        for line in (
            "model: acme\n",
            "  - type: acme::Request\n",
            "    shape: operation\n",
            "    position: first",
            "    nullable: true",
            "    accessors: [request]",
            "    observe: [Deadline, ThrowIfCancelled]\n",
            "    done: [IsCancelled]\n",
            "  - constructor: acme::Request",
            "  - function: acme::DetachedRequest\n",
            "  - function: acme::WithTimeout\n    parent: arg0\n    deadline: true\n",
            "  - function: acme::Request::SetDeadline\n",
            "  - function: acme::Request::Cancel\n",
            "  - function: acme::Backend::Read without acme::Request\n",
            "  exceptions: [acme::RequestCancelled]\n",
        ):
            self.assertIn(line, out)

    def test_infer_does_not_depend_on_jobs(self):
        self.acme_database()
        one, _ = self.run_program("model", "infer", "-p", "build", "-j1", expect=0)
        many, _ = self.run_program("model", "infer", "-p", "build", "-j8", expect=0)
        self.assertEqual(one, many)

    def test_what_is_inferred_is_right(self):
        self.acme_database()
        _, err = self.run_program("model", "infer", "-p", "build", "-o", "acme.yaml",
                                  "--name", "mine", expect=0)
        self.assertIn("wrote acme.yaml; mine: 1 context, 2 roots", err)
        out, _ = self.run_program("model", "check", "acme.yaml", "-p", "build", expect=0)
        self.assertIn("13 of 13 names found", out)
        # What is known is not proposed again.
        _, err = self.run_program("model", "infer", "-p", "build", "--model", "acme.yaml", expect=1)
        self.assertIn("looks like a context that no model describes yet", err)

    def test_infer_says_what_is_wrong(self):
        self.assert_error("found no compile_commands.json", "model", "infer")
        self.write("x.cc", "nonsense\n")
        _, err = self.run_program("model", "infer", "x.cc", "--", "-std=c++20", expect=2)
        self.assertIn("nothing could be parsed", err)

    def test_list_and_show(self):
        out, _ = self.run_program("model", "list", expect=0)
        self.assertRegex(out, r"(?m)^std: \d+ contexts?, ")
        self.assertIn("  std::stop_token\n", out)
        out, _ = self.run_program("model", "show", "std", expect=0)
        self.assertIn("model: std\n", out)
        self.assert_error("there is no built-in model 'stdd'; did you mean 'std'?",
                          "model", "show", "stdd")

    def test_unknown_commands(self):
        self.assert_error("say what to do with models: check, infer, list or show", "model")
        self.assert_error("there is no command 'model chek'; did you mean 'check'?",
                          "model", "chek")
        self.assert_error("there is no flag --compiledb; did you mean '--compile-db'?",
                          "model", "infer", "--compiledb", "x")


if __name__ == "__main__":
    unittest.main()
