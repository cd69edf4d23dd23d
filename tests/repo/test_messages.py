"""Findings are worded alike: the fault and what comes of it."""

import re
import unittest

from house import Rule, files, read

STRING = r'"(?:[^"\\\n]|\\.)*"'
CALL = re.compile(
    r"\b(?:pass\.|pass->)?(Report|Note)\(\s*((?:[^\";]|\n)*?),\s*"
    rf"((?:{STRING}\s*)+)\)", re.MULTILINE)


def messages(kind):
    """(place, format) of every call of Report or Note in a check."""
    for path in files("checks", endings=(".cc",)):
        text = read(path)
        for match in CALL.finditer(text):
            if match[1] != kind:
                continue
            line = text.count("\n", 0, match.start()) + 1
            parts = re.findall(STRING, match[3])
            yield f"{path}:{line}", "".join(part[1:-1] for part in parts)


def begins_well(text):
    return re.match(r"[a-z%']", text) is not None


class MessagesTest(Rule):

    def test_every_report_is_seen(self):
        expected = sum(read(path).count("pass.Report(")
                       for path in files("checks", endings=(".cc",)))
        self.assertEqual(len(list(messages("Report"))), expected,
                         "give pass.Report() its format as a literal, so that "
                         "readers and this test can find it")
        self.assertGreater(expected, 0)

    def test_form(self):
        self.holds((f"{place}: {text}" for kind in ("Report", "Note")
                    for place, text in messages(kind)
                    if not begins_well(text) or text.endswith((".", "!"))),
                   "begin in lower case, with a placeholder or a quotation "
                   "mark, and end without a full stop")

    def test_consequence(self):
        self.holds((f"{place}: {text}" for place, text in messages("Report")
                    if "; " not in text and " can " not in text),
                   "say the fault and what comes of it: \"'%0' is not used on "
                   "all paths; the context may leak\"")


if __name__ == "__main__":
    unittest.main()
