#ifndef CTXTIDY_CHECKS_SEMANTICS_SURVEY_CENSUS_TYPES_H_
#define CTXTIDY_CHECKS_SEMANTICS_SURVEY_CENSUS_TYPES_H_

#include <optional>
#include <string>

#include "checks/semantics/resolver.h"
#include "checks/semantics/survey/census.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"

namespace ctxtidy::semantics {

// A value that might be a context, and how it is held.
struct Held {
  const clang::CXXRecordDecl* record = nullptr;
  Way way = Way::kValue;

  explicit operator bool() const { return record != nullptr; }
};

// Where in a result a context is, and where what cancels it.
struct PlacesInResult {
  Held held;
  std::string context;
  std::string cancel;
};

// Which classes might be contexts.
class Candidates {
 public:
  explicit Candidates(const model::ModelSet& models) : resolver_(models) {}

  // What a value of this type holds, if that might be a context.
  Held HeldBy(clang::QualType type) const;
  // The same of a member, or of an element of a pair or tuple, of this type.
  PlacesInResult HeldIn(clang::QualType type) const;
  // Sounds like one, or can be asked if it was cancelled.
  bool IsOne(const clang::CXXRecordDecl& record) const;

 private:
  bool Decide(const clang::CXXRecordDecl& record) const;

  Resolver resolver_;
  mutable llvm::DenseMap<const clang::CXXRecordDecl*, bool> known_;
};

// Adds the members of interest, and the bases, of a class.
void AddMembers(const clang::CXXRecordDecl& record, TypeFacts& facts);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_SURVEY_CENSUS_TYPES_H_
