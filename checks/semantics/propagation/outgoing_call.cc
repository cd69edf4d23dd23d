#include "checks/semantics/propagation/outgoing_call.h"

#include <vector>

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

bool IsOrDerives(const clang::CXXRecordDecl& record,
                 const std::vector<std::string>& names) {
  if (llvm::is_contained(names, SelectorName(record))) return true;
  const clang::CXXRecordDecl* definition = record.getDefinition();
  return definition != nullptr &&
         llvm::any_of(definition->bases(), [&](const auto& base) {
           const auto* parent = base.getType()->getAsCXXRecordDecl();
           return parent != nullptr && IsOrDerives(*parent, names);
         });
}

// Does the type tell of one of the classes: is it one, a pointer to one, or a
// callback that is given one?
bool Tells(clang::QualType type, const std::vector<std::string>& names) {
  if (type.isNull()) return false;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  if (const auto* function = type->getAs<clang::FunctionProtoType>()) {
    return llvm::any_of(function->param_types(), [&](clang::QualType param) {
      return Tells(param, names);
    });
  }
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return false;
  if (IsOrDerives(*record, names)) return true;
  const auto* special =
      dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
  if (special == nullptr || !special->isInStdNamespace()) return false;
  return llvm::any_of(special->getTemplateArgs().asArray(),
                      [&](const clang::TemplateArgument& argument) {
                        return argument.getKind() ==
                                   clang::TemplateArgument::Type &&
                               Tells(argument.getAsType(), names);
                      });
}

// The types of what a call is given, as the callee declares them.
std::vector<clang::QualType> Given(const clang::CallExpr& call) {
  std::vector<clang::QualType> types;
  if (const clang::FunctionDecl* callee = call.getDirectCallee()) {
    for (const clang::ParmVarDecl* parameter : callee->parameters()) {
      types.push_back(parameter->getType());
    }
    return types;
  }
  for (const clang::Expr* argument : call.arguments()) {
    types.push_back(argument->getType());
  }
  return types;
}

// Words, numbers and times are for whoever prepares a call; a stub is given
// messages.
bool IsSetting(clang::QualType type) {
  type = type.getNonReferenceType();
  if (type->isArithmeticType() || type->isEnumeralType()) return true;
  if (type->isPointerType() && type->getPointeeType()->isCharType()) {
    return true;
  }
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr || !record->isInStdNamespace()) return false;
  const llvm::StringRef name = record->getName();
  return name == "basic_string" || name == "basic_string_view" ||
         name == "duration" || name == "time_point";
}

// Is the function the library's own, in its namespace?
bool IsLibrarys(const clang::FunctionDecl& callee,
                const model::ContextType& context) {
  const llvm::StringRef type = context.type;
  const auto end = type.rfind("::");
  return end != llvm::StringRef::npos &&
         llvm::StringRef(SelectorName(callee))
             .starts_with(type.substr(0, end + 2));
}

}  // namespace

Made MadeBy(const Resolver& resolver, const clang::CallExpr& call,
            const clang::Expr& context) {
  const std::optional<ContextRole> role = resolver.ContextOf(context.getType());
  if (!role || !role->type->outgoing || !role->pointer || role->wrapper) {
    return Made::kNone;
  }
  const std::vector<clang::QualType> given = Given(call);
  auto tells = [&](const std::vector<std::string>& names) {
    return !names.empty() && (Tells(call.getType(), names) ||
                              llvm::any_of(given, [&](clang::QualType type) {
                                return Tells(type, names);
                              }));
  };
  if (tells(role->type->streams)) return Made::kStream;
  if (!tells(role->type->answers)) return Made::kNone;
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee != nullptr && IsLibrarys(*callee, *role->type)) {
    return Made::kCall;
  }
  // A question and, at least, what becomes of the answer.
  const bool like_a_stub = given.size() >= 3 && llvm::none_of(given, IsSetting);
  if (!like_a_stub) return Made::kNone;
  return callee == nullptr || llvm::isa<clang::CXXMethodDecl>(callee)
             ? Made::kCall
             : Made::kNone;
}

}  // namespace ctxtidy::semantics
