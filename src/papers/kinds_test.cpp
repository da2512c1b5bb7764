#include "papers/kinds.h"
#include "papers/zip.h"
#include "support/documents.h"

#include <gtest/gtest.h>

namespace noddfa::papers {

TEST(Kinds, are_seen_by_what_is_in_a_document)
{
    EXPECT_EQ(kind_of("Report.pdf", pdf()).type, "application/pdf");
    EXPECT_EQ(kind_of("REPORT.PDF", pdf()).type, "application/pdf");
    EXPECT_EQ(kind_of("report.docx", docx()).unfit, Unfit::none);
    EXPECT_EQ(kind_of("report.odt", odt("<office:document-content/>")).unfit, Unfit::none);
    EXPECT_EQ(kind_of("note.txt", "Seen at home twice.\n").type, "text/plain");
    EXPECT_EQ(kind_of("note.rtf", "{\\rtf1\\ansi Seen.}").type, "text/rtf");
    EXPECT_EQ(kind_of("page.jpg", "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01").unfit, Unfit::none);
}

TEST(Kinds, that_are_empty_or_of_no_kind_that_is_taken_are_unfit)
{
    EXPECT_EQ(kind_of("report.pdf", "").unfit, Unfit::empty);
    EXPECT_EQ(kind_of("report.exe", "MZ").unfit, Unfit::unknown);
    EXPECT_EQ(kind_of("report", pdf()).unfit, Unfit::unknown);
    EXPECT_EQ(kind_of("page.html", "<html><script>1</script></html>").unfit, Unfit::unknown);
}

TEST(Kinds, that_are_not_what_the_name_says_are_unfit)
{
    EXPECT_EQ(kind_of("report.pdf", "MZ\x90\x00 a program").unfit, Unfit::false_name);
    EXPECT_EQ(kind_of("report.pdf", docx()).unfit, Unfit::false_name);
    EXPECT_EQ(kind_of("report.docx", pdf()).unfit, Unfit::false_name);
    EXPECT_EQ(kind_of("report.docx", zip({{"a.txt", "a"}})).unfit, Unfit::false_name);
    EXPECT_EQ(kind_of("report.pdf", pdf() + zip({{"a.txt", "a"}})).unfit, Unfit::false_name) << "two kinds at once";
}

TEST(Kinds, that_want_a_password_are_unfit)
{
    EXPECT_EQ(kind_of("report.pdf", pdf("<< /Encrypt 2 0 R >>\n")).unfit, Unfit::encrypted);
    EXPECT_EQ(kind_of("report.docx", docx({}, true)).unfit, Unfit::encrypted);
    EXPECT_EQ(kind_of("report.odt", odt(std::string(40, '\x9A'))).unfit, Unfit::encrypted);
    std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0');
    for (auto const c : std::string{"EncryptedPackage"})
        compound.append({c, '\0'});
    EXPECT_EQ(kind_of("report.docx", compound).unfit, Unfit::encrypted);
    EXPECT_EQ(kind_of("report.pdf", pdf("<< /EncryptedNothing 1 >>\n")).unfit, Unfit::none);
}

TEST(Kinds, that_carry_a_program_are_unfit)
{
    EXPECT_EQ(kind_of("report.pdf", pdf("<< /S /JavaScript /JS (1) >>\n")).unfit, Unfit::active);
    EXPECT_EQ(kind_of("report.docx", docx({{"word/vbaProject.bin", "x"}})).unfit, Unfit::active);
}

TEST(Zip, whose_list_leads_elsewhere_is_none)
{
    auto const whole = docx();
    ASSERT_TRUE(read_zip(whole));
    EXPECT_EQ(read_zip(whole)->entries.size(), 2U);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(read_zip(std::string_view{whole}.substr(0, size))) << size;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto changed = whole;
        changed[at] = '\xFF';
        (void)read_zip(changed); // whatever it says, it reads nothing outside
    }
}

}
