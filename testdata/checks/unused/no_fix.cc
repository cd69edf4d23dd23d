// Without its name, it would be one finding instead of another.

void PassesRoot(const ctx::Context& c) {  // want "context 'c' is never used"
  Work(ctx::Background());  // want note "'Work' should have got it here"
}

#define CONTEXT_PARAMETER const ctx::Context& c
void Macro(CONTEXT_PARAMETER) {  // want "context 'c' is never used"
  while (!Ready()) Log("waiting");
}
