#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_IMPOSED_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_IMPOSED_H_

#include "clang/AST/Decl.h"

namespace ctxtidy::semantics {

class Unit;

// Must the function's parameters be what they are, whatever its body does: a
// virtual function, a callback, an operator, one of several overloads or of
// several classes' members that a template or a visitor calls alike?
bool HasImposedShape(const Unit& unit, const clang::FunctionDecl& decl);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_IMPOSED_H_
