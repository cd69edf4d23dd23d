#include "checks/semantics/code/object_key.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kTypes[] = R"cc(
  template <class T>
  struct Pointer {
    T* get() const;
    T& operator*() const;
    T* operator->() const;
  };
  template <class T>
  struct Vector {
    T* begin();
    T* end();
    T& operator[](int);
    T& at(int);
    T& front();
    int size() const;
  };
  struct Future {
    Future(Future&&);
    int value;
  };
  struct Job {
    Future done;
  };
  Job make();
  template <class T>
  void use(const T&) {}
)cc";

// The names of the key of the expression, joined by dots.
std::string Key(const std::string& expr, const std::string& before = "",
                const std::string& after = "") {
  const std::string use = "use(" + expr + ")";
  const Parsed parsed(kTypes +
                      ("struct S { Job job; void F(Future f, Job j, Future* p, "
                       "Future* q[2], Pointer<Future> u, Vector<Future> v) {" +
                       before + use + ";" + after + "} };"));
  const Call& call = parsed.CallIn(parsed.In("S::F"), use);
  std::string key;
  for (const clang::ValueDecl* part : KeyOf(call.expr->getArg(0))) {
    if (!key.empty()) key += ".";
    key += part->getNameAsString();
  }
  return key;
}

TEST(ObjectKeyTest, IsTheVariableAndTheMembersThatLeadThere) {
  EXPECT_EQ(Key("f"), "f");
  EXPECT_EQ(Key("(f)"), "f");
  EXPECT_EQ(Key("j.done"), "j.done");
  EXPECT_EQ(Key("job.done"), "job.done");
  EXPECT_EQ(Key("this->job.done"), "job.done");
  EXPECT_EQ(Key("j.done.value"), "j.done.value");
}

TEST(ObjectKeyTest, IsThatOfWhatPointersAndElementsBelongTo) {
  EXPECT_EQ(Key("*p"), "p");
  EXPECT_EQ(Key("&f"), "f");
  EXPECT_EQ(Key("*q[1]"), "q");
  EXPECT_EQ(Key("*u"), "u");
  EXPECT_EQ(Key("*u.get()"), "u");
  EXPECT_EQ(Key("u->value"), "u.value");
  EXPECT_EQ(Key("v[0]"), "v");
  EXPECT_EQ(Key("v.at(0)"), "v");
  EXPECT_EQ(Key("v.front()"), "v");
  EXPECT_EQ(Key("std::move(f)"), "f");
}

TEST(ObjectKeyTest, FollowsReferences) {
  EXPECT_EQ(Key("r", "Future& r = j.done;"), "j.done");
  EXPECT_EQ(Key("s", "auto& r = v; auto& s = r[0];"), "v");
  EXPECT_EQ(Key("c", "Future c = std::move(f);"), "c") << "another object";
  EXPECT_EQ(Key("r", "const Job& r = make();"), "r");
}

TEST(ObjectKeyTest, FollowsLoops) {
  EXPECT_EQ(Key("one", "for (Future& one : v) {", "}"), "v");
}

TEST(ObjectKeyTest, IsEmptyForOthers) {
  EXPECT_EQ(Key("make()"), "");
  EXPECT_EQ(Key("v.size()"), "");
  EXPECT_EQ(Key("1"), "");
  EXPECT_TRUE(KeyOf(nullptr).empty());
}

}  // namespace
}  // namespace ctxtidy::semantics
