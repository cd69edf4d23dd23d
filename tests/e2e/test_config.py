"""Flags and .ctxtidy.yaml."""

import unittest

from program import CLEAN, FAULT, ProgramTest, findings

DISCARDED = "ctx-lost-cancel.AllowDiscard"


class Config(ProgramTest):
    def setUp(self):
        super().setUp()
        self.project(a=FAULT)

    def test_checks(self):
        self.run_program("check", "--checks", "-*,ctx-parameter-position", expect=1)
        self.run_program("check", "--checks=*,-ctx-parameter-*", expect=0)

    def test_checks_of_the_file_and_the_flag_wins(self):
        self.write(".ctxtidy.yaml", "checks: ctx-lost-cancel\n")
        self.run_program("check", expect=0)
        self.run_program("check", expect=0, cwd=self.root / "build")
        self.run_program("check", "--checks", "*", expect=1)

    def test_models(self):
        self.write("a.cc", "class Scope {};\nvoid F(int, const Scope&);\n")
        self.run_program("check", expect=0)
        self.write("models/own.yaml",
                   "model: own\ncontexts:\n  - type: Scope\n    position: first\n")
        self.run_program("check", "--model", "models/own.yaml", expect=1)
        self.write(".ctxtidy.yaml", "models: [models/own.yaml]\n")
        self.run_program("check", expect=1, cwd=self.root / "models")

    def test_files_where_roots_are_right(self):
        # A call without the context is as good as a root there, unless the
        # function has the context for this very work.
        self.write("own.yaml",
                   "model: own\ncontexts:\n  - type: Scope\n    members: true\n"
                   "allow_roots_in: ['*recovery_*']\n")
        source = """struct Scope {};
                    void Read(int);
                    void Read(int, const Scope&);
                    class Log {
                     public:
                      void Replay() { Read(1); }
                     private:
                      Scope scope_;
                    };
                 """
        given = "void F(const Scope& scope) { Read(1); }\n"
        self.write("log.cc", source)
        self.write("recovery_log.cc", source + given)
        self.database("log.cc", "recovery_log.cc")
        report, _ = self.run_program("check", "--model", "own.yaml", "--checks",
                                     "ctx-blocking-call", expect=1)
        self.assertEqual(report.count("'Read' ignores context 'scope_'"), 1)
        self.assertEqual(report.count("'Read' ignores context 'scope'"), 1)

    def test_faulty_models(self):
        self.write("bad.yaml", "model: own\ncontexs: []\n")
        self.assert_error("bad.yaml:2:1: ", "check", "--model", "bad.yaml")
        self.assert_error("", "check", "--model", "gone.yaml")

    def test_options(self):
        self.run_program("check", "--option", f"{DISCARDED}=true", expect=1)
        for text, sentence in (
            ("ctx-lost-cancl.AllowDiscard=true",
             "there is no check 'ctx-lost-cancl'; did you mean 'ctx-lost-cancel'?"),
            ("ctx-lost-cancel.AllowDiscrd=true",
             "ctx-lost-cancel has no option 'AllowDiscrd'; did you mean 'AllowDiscard'?"),
            (f"{DISCARDED}=perhaps", f"{DISCARDED} is true or false, not 'perhaps'"),
            (DISCARDED, f"--option {DISCARDED}: say CHECK.OPTION=VALUE"),
        ):
            self.assert_error(sentence, "check", "--option", text)

    def test_unknown_checks(self):
        self.assert_error("there is no check 'ctx-lost-cancl'; did you mean 'ctx-lost-cancel'?",
                          "check", "--checks", "ctx-lost-cancl")

    def test_faulty_files(self):
        file = ".ctxtidy.yaml"
        for text, sentence in (
            ("chekcs: x\n", f"{file}:1:1: unknown key 'chekcs'; did you mean 'checks'?"),
            ("checks: ctx-nothing-like-it\n", f"{file}:1:9: there is no check"),
            ("options:\n  ctx-lost-cancel.X: 1\n", f"{file}:2:3: ctx-lost-cancel has no option 'X'"),
            ("models: [\n", f"{file}:"),
        ):
            self.write(".ctxtidy.yaml", text)
            self.assert_error(sentence, "check")

    def test_unknown_flags_and_commands(self):
        self.assert_error("there is no flag --chekcs; did you mean '--checks'?", "check", "--chekcs=x")
        self.assert_error("there is no command 'chekc'; did you mean 'check'?", "chekc")
        self.assert_error("say what to do: check, ")
        self.assert_error("", "check", "-x")
        self.assert_error("", "check", "--checks")

    def test_profile(self):
        # Another library's context in a member is by design, unless asked for.
        self.write("acme.yaml", "model: acme\ncontexts:\n- type: acme::Request\n")
        self.project(a="namespace acme { class Request {}; }\n"
                     "struct Service { acme::Request request; };\n")
        flags = ("check", "--model", "acme.yaml")
        self.run_program(*flags, expect=0)
        out, _ = self.run_program(*flags, "--profile", "strict", expect=1)
        self.assertIn("[ctx-stored-in-struct]", out)
        self.write(".ctxtidy.yaml", "profile: all\n")
        self.run_program(*flags, expect=1)
        self.run_program(*flags, "--profile=default", expect=0)
        self.assert_error("--profile strickt: there is no such profile; did you "
                          "mean 'strict'?", "check", "--profile", "strickt")
        self.write(".ctxtidy.yaml", "profile: strickt\n")
        self.assert_error(".ctxtidy.yaml:1:10: there is no profile "
                          "'strickt'; did you mean 'strict'?", "check")


if __name__ == "__main__":
    unittest.main()
