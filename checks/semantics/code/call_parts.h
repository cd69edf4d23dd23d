#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_CALL_PARTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_CALL_PARTS_H_

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"

namespace ctxtidy::semantics {

// The function that a call or a construction runs; null for others.
const clang::FunctionDecl* CalledBy(const clang::Stmt& stmt);

// What a call or a construction hands over; nothing of others.
llvm::ArrayRef<const clang::Expr*> ArgumentsOf(const clang::Stmt& stmt);

// The object that a member function is called on, closures included.
const clang::Expr* CalledOn(const clang::Stmt& stmt);

// The local variable at the bottom of `v`, `*v`, `v->`, `&v`, `v.get()`.
const clang::VarDecl* LocalIn(const clang::Expr* expr);

// The class that a value of that type is, refers to or points to.
const clang::CXXRecordDecl* ClassOf(clang::QualType type);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_CALL_PARTS_H_
