#include "checks/semantics/waiting/detached.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/tasks.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::isa;
using Kind = DetachedUse::Kind;

// Does the function wait for something once the task is on its way? Most likely
// for the task to be done.
bool WaitsAfter(const Function& function, const clang::Stmt* detached) {
  const Resolver& resolver = function.unit().resolver();
  return llvm::any_of(function.calls(), [&](const Call& call) {
    if (!function.body().Before(detached, call.expr)) return false;
    const clang::IdentifierInfo* name = call.callee->getIdentifier();
    if (name != nullptr && (name->getName().starts_with_insensitive("wait") ||
                            name->getName().starts_with_insensitive("join"))) {
      return true;
    }
    return isa<clang::CXXMemberCallExpr>(call.expr) &&
           !resolver.BlockingOf(*call.callee).empty();
  });
}

bool IsLoop(const clang::Stmt* stmt) {
  return isa<clang::ForStmt, clang::WhileStmt, clang::DoStmt>(stmt);
}

bool InLoop(const Body& body, const clang::Stmt* stmt) {
  for (; stmt != nullptr; stmt = body.Parent(stmt)) {
    if (IsLoop(stmt)) return true;
  }
  return false;
}

// Is the mention a question whether the context is over, or for how long yet?
bool IsQuestion(const Body& body, const clang::DeclRefExpr* ref,
                const ContextRole& role) {
  const auto* member =
      llvm::dyn_cast_or_null<clang::MemberExpr>(body.Consumer(ref));
  if (member == nullptr) return false;
  const std::string name = member->getMemberDecl()->getNameAsString();
  return llvm::is_contained(role.type->observe, name) ||
         llvm::is_contained(role.type->done, name);
}

// Does a loop of the task go on for as long as the context does, or does the
// task do nothing but wait for its end? Then that is what it is there for.
bool LivesByContext(const Function& task, const clang::ValueDecl& variable,
                    const ContextRole& role) {
  const Body& body = task.body();
  const auto refs = body.RefsTo(&variable);
  if (refs.empty()) return false;
  const bool in_loop = llvm::any_of(refs, [&](const auto* ref) {
    return InLoop(body, ref) && IsQuestion(body, ref, role);
  });
  return in_loop || llvm::all_of(refs, [&](const auto* ref) {
           return IsQuestion(body, ref, role);
         });
}

// The same of the work that a start hands over: a lambda, or a function that
// gets the context as its parameter.
bool LivesByContext(const Function& function, const TaskStart& start,
                    const Held& held) {
  const Unit& unit = function.unit();
  if (held.lambda != nullptr) {
    const Function* task = unit.FunctionOf(*held.lambda->getCallOperator());
    return task != nullptr && LivesByContext(*task, *held.variable, held.role);
  }
  for (const clang::Expr* argument : start.arguments) {
    const clang::Expr* plain = Stripped(argument);
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(plain)) {
      plain = Stripped(unary->getSubExpr());
    }
    const auto* named =
        llvm::dyn_cast_or_null<clang::FunctionDecl>(Named(plain));
    const Function* task = named == nullptr ? nullptr : unit.FunctionOf(*named);
    if (task == nullptr) continue;
    return llvm::any_of(task->parameters(), [&](const auto* parameter) {
      const auto role = unit.resolver().ContextOf(parameter->getType());
      return role && LivesByContext(*task, *parameter, *role);
    });
  }
  return false;
}

// Is the variable the function's own, not one that it has captured itself?
bool IsOwn(const Function& function, const clang::ValueDecl* variable) {
  return variable == nullptr || variable->isInitCapture() ||
         variable->getDeclContext() == function.decl();
}

// The function that makes a context of the same kind without its parent's end;
// empty if there is none that can simply be called.
llvm::StringRef Detacher(const model::Model& model) {
  for (const model::Derivation& derive : model.derive) {
    const llvm::StringRef name = derive.function.text();
    const bool plain = llvm::all_of(
        name, [](char c) { return llvm::isAlnum(c) || c == '_' || c == ':'; });
    if (derive.detaches && derive.parent == 0u && derive.context.empty() &&
        plain) {
      return name;
    }
  }
  return "";
}

class Finder {
 public:
  explicit Finder(const Function& function) : function_(function) {}

  std::vector<DetachedUse> Find() {
    for (const TaskStart& start : TaskStartsIn(function_)) {
      for (const clang::Expr* argument : start.arguments) {
        for (const Held& held : ContextsHeldBy(function_, *argument)) {
          Add(start, held);
        }
      }
    }
    return std::move(found_);
  }

 private:
  void Add(const TaskStart& start, const Held& held) {
    const std::optional<Kind> kind = Judge(start, held);
    if (!kind) return;
    DetachedUse use;
    use.kind = *kind;
    use.spelling = SpellingOf(held);
    use.range = RangeOf(held);
    if (start.detached != nullptr &&
        !function_.body().Contains(start.detached, start.start)) {
      use.detached = start.detached->getSourceRange();
    }
    use.fix = FixFor(held, *kind);
    found_.push_back(std::move(use));
  }

  std::optional<Kind> Judge(const TaskStart& start, const Held& held) const {
    const model::ContextType& type = *held.role.type;
    if (type.outgoing || type.shape == model::Shape::kSource ||
        type.shape == model::Shape::kCarrier ||
        (function_.runs() == Runs::kElsewhere &&
         !IsOwn(function_, held.variable))) {
      return std::nullopt;
    }
    if (type.thread_bound && (!held.role.wrapper || held.reference)) {
      return Kind::kThreadBound;
    }
    if (start.detached == nullptr || function_.IsMain() ||
        WaitsAfter(function_, start.detached)) {
      return std::nullopt;
    }
    if (held.reference || (held.role.pointer && !held.role.wrapper)) {
      return Dangles(held) ? std::optional(Kind::kDangles) : std::nullopt;
    }
    return IsCutShort(start, held) ? std::optional(Kind::kCutShort)
                                   : std::nullopt;
  }

  bool Dangles(const Held& held) const {
    const auto* variable =
        llvm::dyn_cast_or_null<clang::VarDecl>(held.variable);
    if (variable != nullptr && variable->hasGlobalStorage()) return false;
    // A local goes with its function; what a reference or pointer refers to may
    // be anywhere.
    const bool object = held.reference && held.variable != nullptr &&
                        !held.variable->isInitCapture() &&
                        !held.variable->getType()->isReferenceType();
    return object || Origin(held) == Ancestry::kRequest;
  }

  bool IsCutShort(const TaskStart& start, const Held& held) const {
    return StandsForRequest(held.role) && !function_.IsRoot() &&
           !function_.IsTest() &&
           !isa<clang::CXXConstructorDecl>(function_.owner()) &&
           Origin(held) == Ancestry::kRequest &&
           !LivesByContext(function_, start, held);
  }

  // A token that can be given no deadline, nor be cancelled apart from others
  // (std::stop_token), is nothing but its owner's signal to stop.
  static bool StandsForRequest(const ContextRole& role) {
    return role.type->ends && role.type->shape == model::Shape::kToken &&
           llvm::any_of(role.model->derive, [](const auto& derive) {
             return derive.deadline || derive.detaches ||
                    !derive.cancel.empty();
           });
  }

  Ancestry Origin(const Held& held) const {
    if (held.variable != nullptr) return AncestryOf(function_, *held.variable);
    return AncestryOf(function_, held.expr);
  }

  std::string SpellingOf(const Held& held) const {
    if (held.variable != nullptr) return held.variable->getNameAsString();
    return TextOf(function_.unit().context(), held.expr->getSourceRange())
        .str();
  }

  static clang::SourceRange RangeOf(const Held& held) {
    if (held.expr != nullptr) return held.expr->getSourceRange();
    if (held.capture->isExplicit()) return held.capture->getLocation();
    return held.lambda->getIntroducerRange();
  }

  llvm::SmallVector<clang::FixItHint, 1> FixFor(const Held& held,
                                                Kind kind) const {
    const llvm::StringRef detacher = Detacher(*held.role.model);
    // Of a derived context, its own limit would be lost, too.
    if (detacher.empty() || kind == Kind::kThreadBound || held.role.pointer ||
        !llvm::isa_and_nonnull<clang::ParmVarDecl>(held.variable) ||
        !IsPlainText(RangeOf(held))) {
      return {};
    }
    const std::string name = held.variable->getNameAsString();
    const std::string made = (detacher + "(" + name + ")").str();
    if (held.expr != nullptr) {
      if (!isa<clang::DeclRefExpr>(held.expr)) return {};
      return {clang::FixItHint::CreateReplacement(RangeOf(held), made)};
    }
    if (held.capture->isExplicit()) {
      // `&c` is at its name.
      clang::SourceRange range = RangeOf(held);
      if (held.reference) range.setBegin(range.getBegin().getLocWithOffset(-1));
      if (held.reference &&
          !TextOf(function_.unit().context(), range).starts_with("&")) {
        return {};
      }
      return {clang::FixItHint::CreateReplacement(range, name + " = " + made)};
    }
    return {clang::FixItHint::CreateInsertion(
        held.lambda->getIntroducerRange().getEnd(),
        ", " + name + " = " + made)};
  }

  const Function& function_;
  std::vector<DetachedUse> found_;
};

}  // namespace

std::vector<DetachedUse> DetachedUsesIn(const Function& function) {
  if (function.decl() == nullptr) return {};
  return Finder(function).Find();
}

}  // namespace ctxtidy::semantics
