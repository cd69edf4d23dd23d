#include "driver/engine/nolint.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "checks/check.h"
#include "checks/model/suggest.h"
#include "checks/registry.h"
#include "clang-tidy/GlobList.h"
#include "driver/engine/comments.h"
#include "driver/report/source.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

namespace ctxtidy::engine {
namespace {

using report::Region;
using report::SourceFile;

constexpr llvm::StringLiteral kWord = "NOLINT";
constexpr llvm::StringLiteral kOwnCheck = "ctx-nolint";

enum class Form { kLine, kNextLine, kBegin, kEnd };

// One comment, before its names are taken apart.
struct Comment {
  Form form = Form::kLine;
  std::size_t begin = 0;  // Of the word.
  std::size_t end = 0;    // Of the names, or of the word.
  llvm::StringRef names;  // Empty if it has none.
  bool has_names = false;
  llvm::StringRef reason;
  bool leads = false;  // Nothing stands before it in its comment.
};

llvm::StringRef RestOfLine(llvm::StringRef text, std::size_t from) {
  return text.slice(from, text.find_first_of("\r\n", from));
}

// `// NOLINT`: does only the comment's begin stand in front? Not so in prose
// that quotes one: `// As in: x;  // NOLINT(…)`.
bool Leads(llvm::StringRef line_before) {
  llvm::StringRef before = line_before.trim();
  if (!before.ends_with("//") && !before.ends_with("/*")) return false;
  before = before.drop_back(2);
  return !before.starts_with("//") && !before.starts_with("*");
}

llvm::StringRef ReasonIn(llvm::StringRef rest) {
  rest = rest.take_front(rest.find("*/"));
  rest = rest.take_front(rest.find(kWord));  // The next one's.
  return rest.trim(" \t:-/*");
}

Comment CommentAt(llvm::StringRef text, std::size_t begin) {
  Comment comment;
  comment.begin = begin;
  std::size_t at = begin + kWord.size();
  const std::pair<llvm::StringLiteral, Form> kForms[] = {
      {"NEXTLINE", Form::kNextLine},
      {"BEGIN", Form::kBegin},
      {"END", Form::kEnd}};
  for (const auto& [suffix, form] : kForms) {
    if (!text.substr(at).starts_with(suffix)) continue;
    comment.form = form;
    at += suffix.size();
  }
  const llvm::StringRef rest = RestOfLine(text, at);
  if (rest.starts_with("(") && rest.contains(')')) {
    comment.has_names = true;
    comment.names = rest.slice(1, rest.find(')'));
    at += comment.names.size() + 2;
  }
  comment.end = at;
  comment.reason = ReasonIn(RestOfLine(text, at));
  const std::size_t line = text.rfind('\n', begin);
  comment.leads =
      Leads(text.slice(line == llvm::StringRef::npos ? 0 : line + 1, begin));
  return comment;
}

Region RegionOf(const SourceFile& source, const std::string& file,
                std::size_t begin, std::size_t end) {
  Region region;
  region.file = file;
  region.begin_offset = begin;
  region.end_offset = end;
  region.begin_line = source.LineAt(begin);
  region.begin_column = begin - source.LineStart(region.begin_line) + 1;
  region.end_line = source.LineAt(end);
  region.end_column = end - source.LineStart(region.end_line) + 1;
  return region;
}

// The comment from its `//` to the end of its line, with the blanks in front;
// nothing if it is of another kind.
std::optional<Region> WholeComment(const SourceFile& source,
                                   const std::string& file,
                                   const Comment& comment) {
  const llvm::StringRef text(source.text());
  llvm::StringRef before = text.take_front(comment.begin).rtrim(" \t");
  if (!before.ends_with("//")) return std::nullopt;
  before = before.drop_back(2).rtrim(" \t");
  std::size_t begin = before.size();
  std::size_t end = comment.begin + RestOfLine(text, comment.begin).size();
  // A line of its own goes as a whole.
  if (begin > 0 && text[begin - 1] == '\n' && end < text.size()) {
    end = text.find('\n', end) + 1;
  }
  return RegionOf(source, file, begin, end);
}

void AddNames(const SourceFile& source, const std::string& file,
              const Comment& comment, unsigned first, unsigned last,
              std::vector<Nolint>& out) {
  Nolint nolint;
  nolint.first_line = first;
  nolint.last_line = last;
  nolint.reason = comment.reason.str();
  nolint.comment = RegionOf(source, file, comment.begin, comment.end);
  nolint.leads = comment.leads;
  llvm::SmallVector<llvm::StringRef, 4> names;
  if (comment.has_names) {
    comment.names.split(names, ',');
  } else {
    names.push_back("*");
  }
  for (llvm::StringRef name : names) {
    const llvm::StringRef bare = name.trim();
    nolint.glob = bare.str();
    nolint.region = nolint.comment;
    if (comment.has_names) {
      const std::size_t begin = bare.data() - source.text().data();
      nolint.region = RegionOf(source, file, begin, begin + bare.size());
    }
    // Only what stands alone can go without a look at the rest.
    const bool alone = names.size() == 1 && comment.form != Form::kBegin;
    nolint.removal = alone ? WholeComment(source, file, comment) : std::nullopt;
    out.push_back(nolint);
  }
}

bool Covers(const Nolint& nolint, const Region& region) {
  return nolint.comment.file == region.file &&
         nolint.first_line <= region.begin_line &&
         region.begin_line <= nolint.last_line;
}

bool Names(const Nolint& nolint, llvm::StringRef check) {
  return clang::tidy::GlobList(nolint.glob, /*KeepNegativeGlobs=*/false)
      .contains(check);
}

// Has every check that the glob may mean been run? Of an unknown name, this is
// a question of spelling.
bool HasRun(const Nolint& nolint, const std::vector<std::string>& ran) {
  return llvm::all_of(AllChecks(), [&](const CheckInfo* check) {
    return !Names(nolint, FullName(*check)) ||
           llvm::is_contained(ran, FullName(*check));
  });
}

bool IsKnown(const Nolint& nolint) {
  return llvm::any_of(AllChecks(), [&](const CheckInfo* check) {
    return Names(nolint, FullName(*check));
  });
}

std::string Unknown(const Nolint& nolint) {
  std::vector<std::string> names;
  for (const CheckInfo* check : AllChecks()) names.push_back(FullName(*check));
  return "there is no check '" + nolint.glob + "'" +
         model::Suggestion(nolint.glob, std::vector<llvm::StringRef>(
                                            names.begin(), names.end())) +
         "; this suppresses nothing";
}

}  // namespace

std::vector<Nolint> NolintsIn(const std::string& file, std::string_view view) {
  const llvm::StringRef text(view.data(), view.size());
  if (!text.contains(kWord)) return {};
  const SourceFile source{std::string(view)};
  // Names point into the source's own text.
  const llvm::StringRef own(source.text());
  std::vector<Nolint> found;
  std::vector<Comment> open;
  const PlainComments comments(view);
  std::size_t at = 0;
  while ((at = own.find(kWord, at)) != llvm::StringRef::npos) {
    Comment comment = CommentAt(own, at);
    comment.leads &= comments.Has(comment.begin);
    at = comment.end;
    const unsigned line = source.LineAt(comment.begin);
    switch (comment.form) {
      case Form::kLine:
        AddNames(source, file, comment, line, line, found);
        break;
      case Form::kNextLine:
        AddNames(source, file, comment, line + 1, line + 1, found);
        break;
      case Form::kBegin:
        open.push_back(comment);
        break;
      case Form::kEnd: {
        // As in clang-tidy, blocks are told apart by their names.
        const auto begin = std::find_if(
            open.rbegin(), open.rend(),
            [&](const Comment& other) { return other.names == comment.names; });
        if (begin == open.rend()) break;
        AddNames(source, file, *begin, source.LineAt(begin->begin), line,
                 found);
        open.erase(std::next(begin).base());
        break;
      }
    }
  }
  std::ranges::sort(found, {}, &Nolint::region);
  return found;
}

void MatchSuppression(report::Finding& finding, std::vector<Nolint>& nolints) {
  for (Nolint& nolint : nolints) {
    if (!Names(nolint, finding.check)) continue;
    // What comes out of a macro may be suppressed at any place on its way.
    const bool covers =
        Covers(nolint, finding.region) ||
        llvm::any_of(finding.notes, [&](const report::Note& note) {
          return Covers(nolint, note.region);
        });
    if (!covers) continue;
    nolint.used = true;
    if (finding.suppression->reason.empty()) {
      finding.suppression->region = nolint.comment;
      finding.suppression->reason = nolint.reason;
    }
  }
}

std::vector<report::Finding> NolintFindings(const std::vector<Nolint>& nolints,
                                            const std::vector<std::string>& ran,
                                            bool require_reason) {
  std::vector<report::Finding> findings;
  for (const Nolint& nolint : nolints) {
    if (!llvm::StringRef(nolint.glob).starts_with(kCheckPrefix) ||
        !nolint.leads || nolint.glob == kOwnCheck) {
      continue;
    }
    const bool excused = llvm::any_of(nolints, [&](const Nolint& other) {
      return Covers(other, nolint.comment) && other.glob == kOwnCheck;
    });
    if (excused) continue;
    report::Finding finding;
    finding.region = nolint.region;
    finding.check = kOwnCheck.str();
    if (!IsKnown(nolint)) {
      finding.message = Unknown(nolint);
    } else if (!nolint.used && HasRun(nolint, ran)) {
      finding.message = "'" + nolint.glob +
                        "' finds nothing here; the comment would hide the next "
                        "fault";
      if (nolint.removal) finding.fix = {{*nolint.removal, ""}};
    } else if (nolint.used && require_reason && nolint.reason.empty()) {
      finding.message = "'" + nolint.glob +
                        "' is suppressed without a reason; the next reader "
                        "cannot tell whether it still holds";
    } else {
      continue;
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace ctxtidy::engine
