#include "driver/engine/fixer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "driver/report/fix_diff.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::engine {
namespace {

using report::Edit;
using report::Finding;

using Edits = std::map<std::string, std::set<Edit>>;  // By file.
using Batch = std::vector<Finding>;

bool Overlap(const Edit& a, const Edit& b) {
  if (a == b) return false;  // The same `#include`, say: made once.
  const auto [first, second] =
      std::minmax(a.region, b.region, [](const auto& left, const auto& right) {
        return std::pair(left.begin_offset, left.end_offset) <
               std::pair(right.begin_offset, right.end_offset);
      });
  return first.begin_offset == second.begin_offset ||
         second.begin_offset < first.end_offset;
}

bool Fits(const Edits& edits, const Finding& finding) {
  return llvm::all_of(finding.fix, [&](const Edit& edit) {
    const auto others = edits.find(edit.region.file);
    return others == edits.end() ||
           llvm::none_of(others->second, [&](const Edit& other) {
             return Overlap(edit, other);
           });
  });
}

void Add(const Finding& finding, Edits& edits) {
  for (const Edit& edit : finding.fix) {
    edits[edit.region.file].insert(edit);
  }
}

// Where the byte at `offset` is once the edits are made.
std::uint32_t Moved(std::uint32_t offset, const std::set<Edit>& edits) {
  std::int64_t shift = 0;
  for (const Edit& edit : edits) {
    if (edit.region.end_offset > offset) break;
    shift += static_cast<std::int64_t>(edit.text.size()) -
             (edit.region.end_offset - edit.region.begin_offset);
  }
  return static_cast<std::uint32_t>(offset + shift);
}

class Fixer {
 public:
  Fixer(const std::vector<Unit>& units, std::vector<UnitResult> results,
        const Options& options,
        const std::function<bool(const Finding&)>& wanted)
      : units_(units), options_(options), wanted_(wanted) {
    outcome_.results = std::move(results);
  }

  FixOutcome Run() {
    // Each round makes a fix or rejects one. A fix may bring others about, but
    // not for ever.
    std::size_t rounds = 2 * NextBatch().size() + 16;
    for (Batch batch = NextBatch(); !batch.empty() && rounds > 0; --rounds) {
      Try(std::move(batch));
      batch = NextBatch();
    }
    return std::move(outcome_);
  }

 private:
  // The first fixes that do not get in each other's way.
  Batch NextBatch() {
    Batch batch;
    Edits edits;
    for (Finding& finding : Unite(outcome_.results, options_).findings) {
      if (finding.fix.empty() || finding.suppression || !wanted_(finding) ||
          rejected_.contains(KeyOf(finding)) || !Fits(edits, finding)) {
        continue;
      }
      Add(finding, edits);
      batch.push_back(std::move(finding));
    }
    return batch;
  }

  // Makes all of the batch, or finds out what of it cannot be made.
  void Try(Batch batch) {
    Edits edits;
    for (const Finding& finding : batch) Add(finding, edits);
    Overlay changed;
    for (const auto& [file, all] : edits) {
      const std::string* text = TextOf(file);
      if (text == nullptr) {
        RejectAll(batch, file, "the file cannot be read");
        return;
      }
      changed[file] = Apply(*text, all);
    }
    Overlay overlay = outcome_.files;
    for (const auto& [file, text] : changed) overlay[file] = text;
    const std::vector<std::size_t> touched = UnitsWith(changed);
    std::vector<UnitResult> results = Reparse(touched, overlay);

    if (const std::string* error = FirstError(touched, results)) {
      if (batch.size() == 1) {
        Reject(batch.front(), "the code would not compile: " + *error);
        return;
      }
      // One of them is to blame; the others get their turn in a later round.
      batch.resize(batch.size() / 2);
      return Try(std::move(batch));
    }
    Batch good;
    for (const Finding& finding : batch) {
      if (IsStillThere(finding, edits, results)) {
        Reject(finding, "the finding would still be there");
      } else {
        good.push_back(finding);
      }
    }
    if (good.size() < batch.size()) {
      if (!good.empty()) Try(std::move(good));
      return;
    }
    for (auto& [file, text] : changed) {
      outcome_.originals.try_emplace(file, *TextOf(file));
      outcome_.files[file] = std::move(text);
    }
    for (std::size_t i = 0; i < touched.size(); ++i) {
      outcome_.results[touched[i]] = std::move(results[i]);
    }
    outcome_.applied += batch.size();
  }

  // Null if it cannot be read.
  const std::string* TextOf(const std::string& file) {
    if (auto changed = outcome_.files.find(file);
        changed != outcome_.files.end()) {
      return &changed->second;
    }
    auto [entry, is_new] = read_.try_emplace(file);
    if (is_new) {
      auto buffer = llvm::MemoryBuffer::getFile(file);
      if (buffer) entry->second = (*buffer)->getBuffer().str();
    }
    return entry->second ? &*entry->second : nullptr;
  }

  // With line ends as the file has them.
  static std::string Apply(const std::string& text,
                           const std::set<Edit>& edits) {
    std::vector<Edit> sorted(edits.begin(), edits.end());
    if (text.find("\r\n") != std::string::npos) {
      for (Edit& edit : sorted) {
        std::string with_returns;
        for (const char c : edit.text) {
          if (c == '\n' && !with_returns.ends_with('\r')) with_returns += '\r';
          with_returns += c;
        }
        edit.text = std::move(with_returns);
      }
    }
    return report::ApplyEdits(text, sorted);
  }

  std::vector<std::size_t> UnitsWith(const Overlay& changed) const {
    std::vector<std::size_t> touched;
    for (std::size_t i = 0; i < outcome_.results.size(); ++i) {
      const std::vector<std::string>& files = outcome_.results[i].files;
      if (llvm::any_of(changed, [&](const auto& entry) {
            return std::ranges::binary_search(files, entry.first);
          })) {
        touched.push_back(i);
      }
    }
    return touched;
  }

  std::vector<UnitResult> Reparse(const std::vector<std::size_t>& touched,
                                  const Overlay& overlay) const {
    std::vector<Unit> units;
    for (std::size_t index : touched) units.push_back(units_[index]);
    return Analyze(units, options_, overlay);
  }

  // Why a unit that could be analysed before cannot be now; null if all can.
  const std::string* FirstError(const std::vector<std::size_t>& touched,
                                const std::vector<UnitResult>& results) const {
    for (std::size_t i = 0; i < touched.size(); ++i) {
      if (results[i].analysed || !outcome_.results[touched[i]].analysed) {
        continue;
      }
      for (const auto& notification : results[i].notifications) {
        if (notification.level == report::Level::kError) {
          return &notification.message;
        }
      }
    }
    return nullptr;
  }

  static bool IsStillThere(const Finding& finding, const Edits& edits,
                           const std::vector<UnitResult>& results) {
    const auto own = edits.find(finding.region.file);
    const std::uint32_t place =
        own == edits.end() ? finding.region.begin_offset
                           : Moved(finding.region.begin_offset, own->second);
    return llvm::any_of(results, [&](const UnitResult& result) {
      return llvm::any_of(result.findings, [&](const Finding& other) {
        return other.check == finding.check && !other.suppression &&
               other.region.file == finding.region.file &&
               other.region.begin_offset == place;
      });
    });
  }

  // The same finding wherever edits have moved it to.
  std::string KeyOf(const Finding& finding) {
    const std::string* text = TextOf(finding.region.file);
    std::string line;
    if (text != nullptr && finding.region.end_offset <= text->size()) {
      const std::size_t begin =
          finding.region.begin_offset == 0
              ? std::string::npos
              : text->rfind('\n', finding.region.begin_offset - 1);
      const std::size_t end = text->find('\n', finding.region.begin_offset);
      const std::size_t start = begin == std::string::npos ? 0 : begin + 1;
      line = text->substr(start, end - start);
    }
    return finding.region.file + "\n" + finding.check + "\n" + finding.message +
           "\n" + line;
  }

  void Reject(const Finding& finding, std::string reason) {
    if (rejected_.insert(KeyOf(finding)).second) {
      outcome_.rejected.push_back({finding, std::move(reason)});
    }
  }

  void RejectAll(const Batch& batch, const std::string& file,
                 const std::string& reason) {
    for (const Finding& finding : batch) {
      if (llvm::any_of(finding.fix, [&](const Edit& edit) {
            return edit.region.file == file;
          })) {
        Reject(finding, reason);
      }
    }
  }

  const std::vector<Unit>& units_;
  const Options& options_;
  const std::function<bool(const Finding&)>& wanted_;
  std::map<std::string, std::optional<std::string>> read_;
  std::set<std::string> rejected_;
  FixOutcome outcome_;
};

}  // namespace

FixOutcome Fix(const std::vector<Unit>& units, std::vector<UnitResult> results,
               const Options& options,
               const std::function<bool(const report::Finding&)>& wanted) {
  return Fixer(units, std::move(results), options, wanted).Run();
}

}  // namespace ctxtidy::engine
