"""Where the compilation database is looked for, and what it decides."""

import unittest

from program import CLEAN, FAULT, ProgramTest, findings


class Database(ProgramTest):
    def test_found_from_below_and_named(self):
        self.write("src/deep/a.cc", FAULT)
        self.database("src/deep/a.cc", directory="build/debug")
        out, err = self.run_program("check", expect=1, cwd=self.root / "src/deep")
        self.assertIn(f"using {self.root}/build/debug/compile_commands.json", err)
        self.assertEqual(findings(out), {("a.cc", 2, 13, "ctx-parameter-position")})

    def test_others_are_named(self):
        self.project(a=CLEAN)
        self.database("a.cc", directory="build-gcc")
        _, err = self.run_program("check", expect=0)
        self.assertIn(
            "using build/compile_commands.json "
            "(-p chooses another: build-gcc/compile_commands.json)",
            err,
        )

    def test_of_the_file_that_is_named(self):
        self.write("other/.git/HEAD", "")
        self.project(a=FAULT)
        out, _ = self.run_program("check", self.root / "a.cc", expect=1, cwd=self.root / "other")
        self.assertEqual(len(findings(out)), 1)

    def test_by_flag(self):
        self.project(a=CLEAN)
        self.write("b.cc", FAULT)
        self.database("b.cc", directory="elsewhere")
        self.run_program("check", "-p", "elsewhere", expect=1)
        self.run_program("check", "-pelsewhere/compile_commands.json", expect=1)

    def test_of_another_name_and_with_response_files(self):
        self.write("a.cc", '#include "context.h"\n#ifdef X\nvoid F(int, C);\n#endif\n')
        self.write("flags.rsp", "-DX")
        self.write("own.json", f"""[{{"directory": "{self.root}", "file": "a.cc",
                                     "arguments": ["g++", "@flags.rsp", "-c", "a.cc"]}}]""")
        self.run_program("check", "-p", "own.json", expect=1)

    def test_a_faulty_one_is_not_passed_over(self):
        self.project(a=CLEAN)
        self.write("sub/compile_commands.json", "nothing")
        self.assert_error("cannot read sub/compile_commands.json", "check", "-p", "sub")

    def test_missing(self):
        self.assert_error("found no compile_commands.json in ", "check")
        self.assert_error("-p nowhere: there is no compile_commands.json", "check", "-p", "nowhere")

    def test_faulty(self):
        self.write("build/compile_commands.json", "[{]")
        self.assert_error("cannot read build/compile_commands.json", "check")
        self.write("build/compile_commands.json", "[]")
        self.assert_error("build/compile_commands.json compiles no file", "check")

    def test_files_restrict(self):
        self.project(a=FAULT, b=FAULT)
        self.write("src/c.cc", FAULT)
        self.database("a.cc", "b.cc", "src/c.cc")
        out, _ = self.run_program("check", "b.cc", "src", expect=1)
        self.assertEqual({name for name, *_ in findings(out)}, {"b.cc", "src/c.cc"})

    def test_files_that_are_not_compiled(self):
        self.project(a=FAULT)
        self.write("alone.cc", FAULT)
        out, err = self.run_program("check", "a.cc", "alone.cc", "context.h", "gone.cc", expect=2)
        self.assertEqual(len(findings(out)), 1)
        for name in ("alone.cc", "context.h"):
            self.assertIn(f"error: {name}: not compiled by build/compile_commands.json", err)
        self.assertIn("error: gone.cc: no such file", err)

    def test_every_command_of_a_file_counts(self):
        self.write("a.cc", '#include "context.h"\n#ifdef X\nvoid F(int, C);\n#endif\n')
        self.write(
            "build/compile_commands.json",
            f"""[{{"directory": "{self.root}", "file": "a.cc", "command": "c++ -c a.cc"}},
                {{"directory": "{self.root}", "file": "a.cc", "command": "c++ -DX -c a.cc"}}]""",
        )
        _, err = self.run_program("check", expect=1)
        self.assertIn("1 finding in 2 translation units", err)

    def test_flags_instead(self):
        self.write("a.cc", '#include "context.h"\n#ifdef X\nvoid F(int, C);\n#endif\n')
        self.run_program("check", "a.cc", "--", "-std=c++17", expect=0)
        out, _ = self.run_program("check", "a.cc", "--", "-DX", expect=1)
        self.assertEqual(findings(out), {("a.cc", 3, 13, "ctx-parameter-position")})
        self.assert_error("-- FLAGS need the files", "check", "--", "-DX")

    def test_flags_of_other_compilers(self):
        self.write("a.cc", FAULT)
        self.database("a.cc", flags="-fconserve-stack -Werror -fmodules-ts")
        out, err = self.run_program("check", expect=1)
        self.assertEqual(len(findings(out)), 1)
        self.assertIn("a flag was ignored: unknown argument: '-fconserve-stack'", err)


if __name__ == "__main__":
    unittest.main()
