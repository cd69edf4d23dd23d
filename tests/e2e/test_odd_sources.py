"""Sources that are legal and unusual: they must not stop the program."""

import unittest

from program import ProgramTest

MINI = """\
namespace ctx {
class Context {};
struct CancelFunc { void operator()() const; };
struct Cancelable { Context context; CancelFunc cancel; };
Cancelable WithCancel(const Context& parent);
}  // namespace ctx
void Work(const ctx::Context& c);
"""


class OddSources(ProgramTest):
    def check(self, source, *flags, expect):
        self.write("a.cc", MINI + source)
        return self.run_program("check", "a.cc", "--", "-std=c++17", *flags, expect=expect)

    def test_templates_that_are_not_parsed_yet(self):
        self.check("template <class T> void N(T t) { t.x(); }\n"
                   "void Stop() {}\n"
                   "void F(const ctx::Context& p) {\n"
                   "  auto [c, cancel] = ctx::WithCancel(p);\n"
                   "  Stop();\n  cancel();\n}\n",
                   "-fdelayed-template-parsing", expect=0)

    def test_a_long_chain_of_calls(self):
        count = 20000
        chain = "".join(f"int f{i}();\nint g{i}() {{ return f{i}(); }}\n"
                        f"int f{i}() {{ return g{i + 1}(); }}\n" if i + 1 < count else
                        f"int g{i}() {{ return 1; }}\n" for i in range(count))
        declared = "".join(f"int g{i}();\n" for i in range(count))
        self.check(declared + chain + "void F(const ctx::Context& p) { g0(); Work(p); }\n",
                   expect=0)

    def test_deep_nesting(self):
        depth = 200
        self.check("void F(const ctx::Context& p, int n) {\n" + "if (n) {" * depth +
                   "auto [c, cancel] = ctx::WithCancel(p); Work(c);" + "}" * depth + "}\n",
                   expect=1)

    def test_what_is_reported_stands_in_a_macro_of_a_system_header(self):
        out, _ = self.check("#include <cstddef>\nvoid L(const ctx::Context* c);\n"
                            "void F() { L(NULL); }\n", expect=1)
        self.assertIn("[ctx-null]", out)


if __name__ == "__main__":
    unittest.main()
