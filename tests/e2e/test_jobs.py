"""The same bytes whatever -j, and headers once."""

import json
import re
import unittest

from program import FAULT, ProgramTest, findings

HEADER = '#pragma once\n#include "context.h"\ninline void H(int, C) {}\n'


class Jobs(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("h.h", HEADER)
        units = {f"f{i}": FAULT + '#include "h.h"\n' for i in range(12)}
        units["broken"] = "int x = y;\n"
        self.project(**units)

    def outputs(self, jobs):
        out, err = self.run_program(
            "check", "--no-cache", f"-j{jobs}", "--output=sarif=r.sarif",
            "--output=json=r.json", expect=2)
        sarif = json.loads(self.read("r.sarif"))
        invocation = sarif["runs"][0]["invocations"][0]
        for key in ("startTimeUtc", "endTimeUtc", "arguments", "commandLine"):
            del invocation[key]
        return out, err, json.dumps(sarif), self.read("r.json")

    def test_same_whatever_the_number(self):
        one = self.outputs(1)
        for jobs in (2, 4, 32):
            self.assertEqual(one, self.outputs(jobs))

    def test_headers_once(self):
        out, _ = self.run_program("check", expect=2)
        self.assertEqual(len(findings(out)), 13)
        self.assertEqual(len(re.findall(r"^h\.h:3:20: ", out, re.M)), 1)

    def test_numbers(self):
        self.assert_error("-j 0: at least 1 is needed", "check", "-j", "0")
        self.assert_error("", "check", "-j", "many")


if __name__ == "__main__":
    unittest.main()
