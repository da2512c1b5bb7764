#include "web/pages/own_words.h"
#include "web/pages/story.h"

#include "codec/write.h"

#include <gtest/gtest.h>

namespace noddfa::web::own_words_test {

namespace {

Paragraph said(std::string text, std::optional<Language> language)
{
    return {ParagraphId{"p"}, PersonId{"a"}, language, {}, std::move(text), {}};
}

std::string on_a_page(Paragraph const& paragraph, Language of_page)
{
    boost::json::value written = boost::json::object{{"reasons", boost::json::array{codec::write(paragraph)}}};
    mark_languages(written, of_page);
    auto const& text = written.at("reasons").at(0);
    auto const& words = text.is_string() ? text.get_string() : text.at("text").get_string();
    return std::string{paragraphs("Reason: " + std::string{words} + ".").view()};
}

}

TEST(OwnWords, are_marked_where_their_language_is_not_the_page_s)
{
    EXPECT_EQ(own_words(said("Mae <hi>'n saff", Language::cy), Language::en).view(),
              R"(<span lang="cy">Mae &lt;hi&gt;&#39;n saff</span>)");
    EXPECT_EQ(own_words(said("Safe", Language::en), Language::cy).view(), R"(<span lang="en">Safe</span>)");
    EXPECT_EQ(own_words(said("Safe", Language::en), Language::en).view(), "Safe");
    EXPECT_EQ(own_words(said("Safe", std::nullopt), Language::cy).view(), "Safe");
}

TEST(OwnWords, are_marked_inside_a_sentence_and_nothing_else_of_it)
{
    EXPECT_EQ(on_a_page(said("Mae hi'n saff", Language::cy), Language::en),
              R"(<p class="govuk-body">Reason: <span lang="cy">Mae hi&#39;n saff</span>.</p>)");
    EXPECT_EQ(on_a_page(said("Safe", Language::en), Language::en), R"(<p class="govuk-body">Reason: Safe.</p>)");
    EXPECT_EQ(on_a_page(said("Safe", std::nullopt), Language::cy), R"(<p class="govuk-body">Reason: Safe.</p>)");
    EXPECT_EQ(on_a_page(said("Un\n\n<b>", Language::cy), Language::en),
              R"(<p class="govuk-body">Reason: <span lang="cy">Un</span></p>)"
              R"(<p class="govuk-body"><span lang="cy">&lt;b&gt;</span>.</p>)");
}

TEST(OwnWords, cannot_bring_marks_of_their_own)
{
    std::string const forged = "\xEF\xB7\x91"
                               "a\xEF\xB7\x92"
                               "b\xEF\xB7\x90";
    EXPECT_EQ(on_a_page(said(forged, std::nullopt), Language::en), R"(<p class="govuk-body">Reason: ab.</p>)");
    EXPECT_EQ(on_a_page(said(forged, Language::en), Language::cy),
              R"(<p class="govuk-body">Reason: <span lang="en">ab</span>.</p>)");
    // A mark that nothing ends is shown as nothing.
    EXPECT_EQ(marked_text("a\xEF\xB7\x91"
                          "b")
                  .view(),
              "ab");
}

}
