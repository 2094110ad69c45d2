// A brief's data go into the page whole, and nothing they say can leave their place.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "report/brief_page.h"

namespace steelyard {
namespace {

constexpr std::string_view kForm =
    "<html><head><title>Steelyard brief</title></head><body><div id=\"page\"></div><!--steelyard:brief--><script>x</script></body></html>";
constexpr std::string_view kOpen = "<script type=\"application/json\" id=\"brief\">";

// What a browser would hand to JSON.parse: the text up to the first "</script".
std::string data_of(const std::string& page) {
  const std::size_t from = page.find(kOpen) + kOpen.size();
  return page.substr(from, page.find("</script", from) - from);
}

TEST(BriefPage, FillsTitleDataAndTextForReadersWithoutScripts) {
  const std::string page = brief_page(kForm, R"({"title":"Kazakhstan & others","standfirst":"holds [[34%|share]] of it"})");
  EXPECT_NE(page.find("<title>Kazakhstan &amp; others — Steelyard brief</title>"), page.npos);
  EXPECT_NE(page.find("holds 34% of it"), page.npos);
  EXPECT_EQ(page.find("<!--steelyard:brief-->"), page.npos);
  EXPECT_EQ(nlohmann::json::parse(data_of(page))["title"], "Kazakhstan & others");
}

TEST(BriefPage, HostileTextStaysText) {
  const std::string hostile = "</script><script>alert(1)</script><!-- \u2028 \u2029 \" ' \\ & ]]> \U0001F600 \u202E";
  nlohmann::json brief = {{"title", hostile}, {"standfirst", hostile}};
  const std::string page = brief_page(kForm, brief.dump());
  EXPECT_EQ(nlohmann::json::parse(data_of(page)), brief);
  EXPECT_EQ(page.find("<script>alert"), page.npos);
  EXPECT_EQ(data_of(page).find("\u2028"), std::string::npos);
  EXPECT_EQ(data_of(page).find("<!--"), std::string::npos);
}

TEST(BriefPage, DollarSignsAndTheMarkInsideDataAreKept) {
  nlohmann::json brief = {{"title", "$& $1 <!--steelyard:brief-->"}};
  EXPECT_EQ(nlohmann::json::parse(data_of(brief_page(kForm, brief.dump())))["title"], brief["title"]);
}

TEST(BriefPage, FormsWithoutMarkAndDataWithoutTitleStillGiveAPage) {
  const std::string page = brief_page("<title>x</title><body></body>", "[]");
  EXPECT_NE(page.find("<title>Steelyard brief</title>"), page.npos);
  EXPECT_EQ(data_of(page), "[]");
  EXPECT_LT(page.find(kOpen), page.find("</body>"));
  EXPECT_EQ(data_of(brief_page("", "{}")), "{}");
}

TEST(BriefPage, BrokenLinksInRichTextAreShownAsTheyAre) {
  for (const char* text : {"a [[b", "a [[b|c", "]] a", "[[|]]"}) {
    nlohmann::json brief = {{"title", "t"}, {"standfirst", text}};
    EXPECT_NE(brief_page(kForm, brief.dump()).find("<noscript>"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace steelyard
