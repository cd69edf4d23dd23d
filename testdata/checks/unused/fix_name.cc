// The fix takes the name away.

void Compute(int x);

void Reference(const ctx::Context& c) {  // want "context 'c' is never used"
  while (!Ready()) Compute(1);
}

void East(ctx::Context const &context, int x) {  // want "context 'context' is never used"
  while (!Ready()) Compute(x);
}

void Value(ctx::Context c, int x) {  // want "context 'c' is never used"
  while (!Ready()) Compute(x);
}

void Defaulted(int x, ctx::Context c = ctx::Background()) {  // want "context 'c' is never used"
  while (!Ready()) Compute(x);
}
