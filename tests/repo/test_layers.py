"""Dependencies point one way: see docs/architecture.md."""

import re
import unittest

from house import ROOT, Rule, files, includes, rows, snake

STANDARD = re.compile(r"[a-z_]+")  # <vector>, <cstddef>
POSIX = re.compile(
    r"(arpa|linux|netinet|sys)/[a-z_]+\.h|"
    r"(dlfcn|errno|fcntl|limits|netdb|poll|pthread|sched|semaphore|signal|"
    r"spawn|stdint|stdlib|string|syslog|time|unistd)\.h")

# Who may include what of this project and of LLVM. The rest is the standard
# library's and, where named, other libraries'.
# The headers of the runtime that exist for another library, and what they
# include of it.
ADAPTERS = {
    "runtime/include/ctx/asio.h": ("ctx/", "asio", "boost/"),
    "runtime/include/ctx/detail/asio.h": ("ctx/", "asio", "boost/"),
    "runtime/include/ctx/curl.h": ("ctx/", "curl/"),
    "runtime/include/ctx/grpc.h": ("ctx/", "grpc"),
    "runtime/include/ctx/detail/grpc.h": ("ctx/", "grpc"),
    "runtime/include/ctx/testing.h": ("ctx/", "gtest/"),
}

CURE = ("move the code to the room that may know this, or let the caller hand "
        "it in; docs/architecture.md says who may know whom")


def forbidden(paths, allowed):
    """The includes in quotation marks that do not begin as allowed."""
    for path in paths:
        for line, mark, included in includes(path):
            if mark == '"' and not included.startswith(allowed):
                yield f'{path}:{line}: includes "{included}"'


def closure(path, seen=None):
    """The files of the project that a file includes, however indirectly."""
    seen = set() if seen is None else seen
    for _, mark, included in includes(path):
        if mark == '"' and included not in seen and (ROOT / included).exists():
            seen.add(included)
            closure(included, seen)
    return seen


class LayersTest(Rule):

    def test_models_know_no_code(self):
        self.holds(forbidden(files("checks/model"), ("checks/model/", "llvm/")),
                   CURE)

    def test_semantics_knows_no_check(self):
        self.holds(
            forbidden(files("checks/semantics"),
                      ("checks/semantics/", "checks/model/", "clang/",
                       "llvm/")), CURE)

    def test_checks_only_ask_and_word(self):
        checks = [f"checks/{snake(check)}.cc" for check in rows()]
        self.holds(
            forbidden(checks, ("checks/pass.h", "checks/registry.h",
                               "checks/semantics/", "llvm/ADT/")),
            "let a check ask checks/semantics/ and word the answer; what it "
            "needs of clang is a question to add there")

    def test_checks_know_no_driver(self):
        self.holds(
            forbidden(files("checks"),
                      ("checks/", "clang/", "clang-tidy/", "llvm/")), CURE)

    def test_only_the_module_knows_clang_tidy(self):
        module = ("checks/tidy_adapter.cc", "checks/tidy_adapter.h",
                  "checks/plugin.cc")
        self.holds(
            forbidden([path for path in files("checks") if path not in module],
                      ("checks/", "clang/", "llvm/")), CURE)

    def test_only_flow_walks_control_flow_graphs(self):
        self.holds((f"{path}:{line}: includes {included}"
                    for path in files("checks", "driver")
                    for line, _, included in includes(path)
                    if included.startswith("clang/Analysis/")
                    and not path.startswith(("checks/semantics/cancel/canceled",
                                             "checks/semantics/paths/"))),
                   "add a question about paths to checks/semantics/paths/flow.h")

    def test_reports_are_plain_data(self):
        self.holds(
            forbidden(files("driver/report"), ("driver/report/", "llvm/")),
            CURE)

    def test_engine_knows_no_command_line(self):
        self.holds(
            forbidden(files("driver/engine"),
                      ("driver/engine/", "driver/report/", "checks/", "clang/",
                       "clang-tidy/", "llvm/")), CURE)

    def test_command_line_sees_no_clang(self):
        paths = files("driver/cli") + ["driver/main.cc"]
        self.holds(
            forbidden(paths, ("driver/", "checks/", "llvm/", "CLI/")), CURE)
        self.holds((f"{path}: gets {header}, which includes {included}"
                    for path in paths for header in sorted(closure(path))
                    for _, _, included in includes(header)
                    if included.startswith(("clang/", "clang-tidy/"))),
                   "keep clang out of the headers of driver/engine/ that "
                   "others include")

    def test_runtime_knows_nobody(self):
        faults = []
        for path in files("runtime"):
            for line, mark, included in includes(path):
                if mark == '"':
                    known = included.startswith("ctx/") or included.endswith(
                        ".pb.h") or (ROOT / "runtime" / included).exists()
                elif path.startswith(("runtime/tests/", "runtime/bench/")):
                    known = True
                elif path in ADAPTERS:
                    known = (included.startswith(ADAPTERS[path]) or
                             re.fullmatch(STANDARD, included) or
                             re.fullmatch(POSIX, included))
                else:
                    known = included.startswith("ctx/") or re.fullmatch(
                        STANDARD, included) or re.fullmatch(POSIX, included)
                if not known:
                    faults.append(f"{path}:{line}: includes {included}")
        self.holds(faults, "the runtime library stands alone: use the "
                   "standard library and POSIX")

    def test_nobody_builds_on_the_runtime(self):
        self.holds((f"{path}:{line}: includes {included}"
                    for path in files("checks", "driver")
                    for line, _, included in includes(path)
                    if included.startswith("ctx/")), CURE)


if __name__ == "__main__":
    unittest.main()
