#include "checks/semantics/propagation/value_keys.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kKeys[] = R"cc(
  enum Plain { kPlain };
  enum class Scoped { kScoped };
  struct Own {
    Own(const char* text = "");
  };
  extern const char* const name;
  extern const std::string text;
)cc";

// The type of the key, if it is a plain one; "" if not.
std::string KeyType(const std::string& key) {
  const Parsed parsed(kKeys + ("void F(ctx::Context c) { ctx::WithValue(c, " +
                               key + ", 1); }"));
  for (const Call& call : parsed.In("F").calls()) {
    if (auto found = PlainKeyOf(*call.function, *call.expr)) {
      EXPECT_EQ(parsed.Text(found->argument->getSourceRange()), key);
      return found->type.getAsString(parsed.ast().getPrintingPolicy());
    }
  }
  return "";
}

TEST(PlainKeyOfTest, KnowsTypesThatEverybodyHas) {
  EXPECT_EQ(KeyType("\"id\""), "const char *");
  EXPECT_EQ(KeyType("name"), "const char *");
  EXPECT_EQ(KeyType("L\"id\""), "const wchar_t *");
  EXPECT_NE(KeyType("text"), "");
  EXPECT_EQ(KeyType("1"), "int");
  EXPECT_EQ(KeyType("2.5"), "double");
  EXPECT_EQ(KeyType("true"), "bool");
  EXPECT_EQ(KeyType("'x'"), "char");
}

TEST(PlainKeyOfTest, LetsOnesOwnTypesBe) {
  EXPECT_EQ(KeyType("Own()"), "");
  EXPECT_EQ(KeyType("kPlain"), "");
  EXPECT_EQ(KeyType("Scoped::kScoped"), "");
  EXPECT_EQ(KeyType("ctx::Key<int>{\"id\"}"), "");
  EXPECT_EQ(KeyType("nullptr"), "");
}

TEST(PlainKeyOfTest, LooksAtTheParameterNotTheArgument) {
  const Parsed parsed(R"cc(
                        struct Own {
                          Own(const char* text);
                        };
                        void Set(int, Own);
                        void F() { Set(1, "id"); }
                      )cc",
                      ModelsOf("model: m\nkeys:\n  - set: Set\n    key: arg1\n"
                               "    advice: use a type\n"));
  const Call& call = parsed.In("F").calls().front();
  EXPECT_TRUE(parsed.unit().resolver().KeySetBy(*call.callee));
  EXPECT_FALSE(PlainKeyOf(*call.function, *call.expr));
}

TEST(PlainKeyOfTest, SaysNothingOfOtherCallsAndDependentKeys) {
  const Parsed parsed(R"cc(
    void other(ctx::Context, const char*, int);
    template <class K>
    void Generic(ctx::Context c, K k) {
      ctx::WithValue(c, k, 1);
    }
    void F(ctx::Context c) { other(c, "id", 1); }
  )cc");
  for (const auto& function : parsed.unit().functions()) {
    for (const Call& call : function->calls())
      EXPECT_FALSE(PlainKeyOf(*call.function, *call.expr));
  }
}

// The source with the fix for its first plain key.
std::string Fixed(const std::string& source) {
  const Parsed parsed(source);
  for (const auto& function : parsed.unit().functions()) {
    for (const Call& call : function->calls()) {
      auto key = PlainKeyOf(*call.function, *call.expr);
      if (!key) continue;
      const auto fix = DeclareTypedKey(call, *key);
      return fix.empty() ? "no fix" : parsed.Fixed(fix);
    }
  }
  return "no key";
}

TEST(DeclareTypedKeyTest, DeclaresAKeyInFrontOfTheFunction) {
  EXPECT_EQ(Fixed("int g;\n"
                  "void F(ctx::Context c) {\n"
                  "  auto d = ctx::WithValue(c, \"request_id\", 7);\n"
                  "}\n"),
            "int g;\n"
            "inline constexpr ctx::Key<int> kRequestId{\"request_id\"};\n\n"
            "void F(ctx::Context c) {\n"
            "  auto d = ctx::WithValue(c, kRequestId, 7);\n"
            "}\n");
}

TEST(DeclareTypedKeyTest, DeclaresItInFrontOfTheClassAroundIt) {
  EXPECT_EQ(Fixed("namespace a {\n"
                  "struct S {\n"
                  "  void F(ctx::Context c) { ctx::WithValue(c, \"x\", 1L); }\n"
                  "};\n"
                  "}\n"),
            "namespace a {\n"
            "inline constexpr ctx::Key<long> kX{\"x\"};\n\n"
            "struct S {\n"
            "  void F(ctx::Context c) { ctx::WithValue(c, kX, 1L); }\n"
            "};\n"
            "}\n");
}

TEST(DeclareTypedKeyTest, RewritesTheReadersInTheFile) {
  EXPECT_EQ(Fixed("void F(ctx::Context c) {\n"
                  "  auto d = ctx::WithValue(c, \"id\", 7);\n"
                  "  d.Value(\"id\");\n"
                  "  d.Value(\"other\");\n"
                  "}\n"),
            "inline constexpr ctx::Key<int> kId{\"id\"};\n\n"
            "void F(ctx::Context c) {\n"
            "  auto d = ctx::WithValue(c, kId, 7);\n"
            "  d.Value(kId);\n"
            "  d.Value(\"other\");\n"
            "}\n");
}

TEST(DeclareTypedKeyTest, KeepsStringLiteralsAsStrings) {
  EXPECT_EQ(Fixed("void F(ctx::Context c) {"
                  " ctx::WithValue(c, \"user\", \"x\"); }"),
            "inline constexpr ctx::Key<std::string> kUser{\"user\"};\n\n"
            "void F(ctx::Context c) { ctx::WithValue(c, kUser, \"x\"); }");
}

TEST(DeclareTypedKeyTest, GivesNoFixWhereItIsNotSimple) {
  EXPECT_EQ(Fixed("void F(ctx::Context c, const char* k) {"
                  " ctx::WithValue(c, k, 1); }"),
            "no fix");
  EXPECT_EQ(Fixed("void F(ctx::Context c) { ctx::WithValue(c, 3, 1); }"),
            "no fix");
  EXPECT_EQ(Fixed("void F(ctx::Context c) { ctx::WithValue(c, \"1st\", 1); }"),
            "no fix")
      << "makes no name";
  EXPECT_EQ(Fixed("void F(ctx::Context c) { ctx::WithValue(c, \"--\", 1); }"),
            "no fix");
  EXPECT_EQ(Fixed("void F(ctx::Context c) { ctx::WithValue(c, \"a\", 1);"
                  " ctx::WithValue(c, \"a\", 2); }"),
            "no fix")
      << "set twice";
  EXPECT_EQ(Fixed("#define KEY \"a\"\n"
                  "void F(ctx::Context c) { ctx::WithValue(c, KEY, 1); }"),
            "no fix");
  EXPECT_EQ(Fixed("template <class T> void F(ctx::Context c, T t) {"
                  " ctx::WithValue(c, \"a\", 1); }"
                  "template void F(ctx::Context, int);"),
            "no fix");
}

}  // namespace
}  // namespace ctxtidy::semantics
