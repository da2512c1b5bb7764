#include "main/test_before.h"
#include "papers/scanner.h"
#include "store/backup.h"
#include "store/verify.h"
#include "support/documents.h"

namespace noddfa::web::before_documents_test {

using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// Says what a test wants it to.
class Scripted final : public papers::Scanner {
public:
    papers::Verdict scan(std::string_view content) override
    {
        ++asked;
        return {content.find("harmful") != std::string_view::npos ? papers::Verdict::Is::harmful : otherwise,
                "Scripted 1"};
    }
    papers::Verdict::Is otherwise = papers::Verdict::Is::clean;
    int asked = 0;
};

/// The health visitor's report is there; the conference is on 9 March.
class Documents : public BeforeTheMeeting {
protected:
    Documents()
    {
        begin("2026-03-04T13:00", up_to(told_here("convened"), R"("do":"ShareReport")"));
        report = at_conference("reports/r-hv");
        place = report + "/document";
        site->scanner = &scanner;
        site->largest_document = 100'000;
    }
    ~Documents() override { site->scanner = nullptr; }

    net::Response send(TestBrowser& who, std::string const& name, std::string const& content,
                       std::string const& command = {})
    {
        auto const shown = who.get(place);
        std::string const start = "--xyz\r\nContent-Disposition: form-data; name=\"";
        std::string body;
        for (auto const* field : {"form", "command"}) {
            auto const value =
                std::string_view{field} == "command" && !command.empty() ? command : hidden_of(shown, field);
            body += start + field + "\"\r\n\r\n" + value + "\r\n";
        }
        body += start + "document\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                + content + "\r\n--xyz--\r\n";
        return who.ask(net::Method::post, place, body,
                       {{"content-type", "multipart/form-data; boundary=xyz"}, {"sec-fetch-site", "same-origin"}});
    }
    /// Somebody who was signed in on this browser before.
    TestBrowser known(std::string const& person)
    {
        auto who = browser();
        accounts::Visitor visitor;
        visitor.network = "192.0.2";
        visitor.mark = accounts->sign_in_for_demonstration(PersonId{person}, visitor).mark.view();
        who.session() = accounts->sign_in_for_demonstration(PersonId{person}, visitor).cookie.view();
        return who;
    }
    std::vector<conference::Document> documents() { return state().reports.kept.at(ReportId{"r-hv"}).documents; }
    std::string address_of(conference::Document const& document) const
    {
        return report + "/documents/" + document.document.value;
    }

    Scripted scanner;
    std::string report;
    std::string place;
};

// R-25, T29.
TEST_F(Documents, are_kept_beside_a_report_and_given_back_to_the_last_byte)
{
    auto hv = known("hv");
    EXPECT_THAT(hv.get(report).body, HasSubstr(place));
    auto const content = papers::pdf("(" + std::string(50'000, 'y') + ")\n  \n") + " \r\n";
    ASSERT_EQ(send(hv, "Adroddiad â llun.pdf", content).status, 303);
    ASSERT_THAT(documents(), SizeIs(1));
    auto const one = documents().front();
    EXPECT_EQ(one.type, "application/pdf");
    EXPECT_EQ(one.scanned_by, "Scripted 1");
    EXPECT_THAT(hv.get(report).body, HasSubstr("Adroddiad â llun.pdf"));
    auto const given = hv.get(address_of(one));
    EXPECT_EQ(given.status, 200);
    EXPECT_EQ(given.body, content);
    EXPECT_EQ(header_of(given, "Content-Type"), "application/pdf");
    EXPECT_THAT(header_of(given, "Content-Disposition"), HasSubstr("attachment; filename=\"Adroddiad __ llun.pdf\""));
    EXPECT_THAT(header_of(given, "Content-Security-Policy"), HasSubstr("sandbox"));
    EXPECT_EQ(header_of(given, "X-Content-Type-Options"), "nosniff");
}

TEST_F(Documents, of_several_pieces_are_read_again_with_all_that_stands_beside_them)
{
    site->largest_document = 10'000'000;
    auto hv = known("hv");
    auto const content = papers::pdf("(" + std::string(2'500'000, 'y') + ")\n");
    ASSERT_EQ(send(hv, "report.pdf", content).status, 303);
    EXPECT_THAT(hv.get(report).body, HasSubstr("report.pdf"));
    EXPECT_TRUE(hv.get(address_of(documents().front())).body == content);
}

TEST_F(Documents, that_are_unfit_are_refused_beside_the_field)
{
    auto hv = signed_in("hv");
    auto const refused = [&](char const* name, std::string const& content, char const* words) {
        auto const answer = send(hv, name, content);
        EXPECT_EQ(answer.status, 422) << words;
        EXPECT_THAT(answer.body, HasSubstr(words));
        EXPECT_THAT(answer.body, HasSubstr("href=\"#document\""));
    };
    refused("", "", "Choose a document");
    refused("report.pdf", "", "has nothing in it");
    refused("report.pdf", papers::pdf(std::string(100'000, 'y')), "is larger than");
    refused("report.exe", "MZ", "of this kind are not taken");
    refused("report.pdf", "MZ a program", "is not what its name says");
    refused("report.pdf", papers::pdf("<< /Encrypt 2 0 R >>\n"), "opens with a password alone");
    refused("report.pdf", papers::pdf("<< /JavaScript 1 >>\n"), "carries a program");
    EXPECT_EQ(scanner.asked, 0);
    refused("report.pdf", papers::pdf("harmful\n"), "found something harmful");
    scanner.otherwise = papers::Verdict::Is::unknown;
    refused("report.pdf", papers::pdf(), "could not be looked through");
    EXPECT_THAT(documents(), IsEmpty());
}

TEST_F(Documents, that_nothing_looked_through_are_taken_and_marked)
{
    site->scanner = nullptr;
    auto hv = signed_in("hv");
    EXPECT_THAT(hv.get(place).body, HasSubstr(text("page.document.no_scanner")));
    ASSERT_EQ(send(hv, "report.pdf", papers::pdf()).status, 303);
    EXPECT_FALSE(documents().front().scanned_by);
    EXPECT_THAT(hv.get(report).body, HasSubstr(text("page.document.unscanned")));
}

TEST_F(Documents, sent_twice_are_one)
{
    auto hv = signed_in("hv");
    auto const command = hidden_of(hv.get(place), "command");
    EXPECT_EQ(send(hv, "report.pdf", papers::pdf(), command).status, 303);
    EXPECT_EQ(send(hv, "report.pdf", papers::pdf(), command).status, 303);
    EXPECT_THAT(documents(), SizeIs(1));
}

TEST_F(Documents, are_for_whoever_may_read_the_report)
{
    auto hv = signed_in("hv");
    ASSERT_EQ(send(hv, "report.pdf", papers::pdf()).status, 303);
    auto const address = address_of(documents().front());
    EXPECT_EQ(signed_in("stranger").get(address).status, 404);
    EXPECT_EQ(signed_in("coordinator").get(address).status, 404);
    EXPECT_EQ(signed_in("teacher").get(address).status, 404) << "before the papers go out";
    auto chair = known("chair");
    EXPECT_EQ(chair.get(address).status, 200);
    auto const elsewhere = signed_in("chair").get(address);
    EXPECT_EQ(elsewhere.status, 403) << "D8: a browser that nobody knows";
    EXPECT_THAT(elsewhere.body, HasSubstr(text("page.document.unknown_browser")));
    hv = known("hv");
    EXPECT_EQ(hv.get(at_conference("reports/r-sw/documents/") + documents().front().document.value).status, 404);
    EXPECT_EQ(hv.get(report + "/documents/unknown").status, 404);
    EXPECT_EQ(signed_in("teacher").get(place).status, 404);
    auto teacher = signed_in("teacher");
    EXPECT_EQ(teacher.post(place, {}).status, 404);
    // Whoever opens one is on record as having read the report.
    settle();
    auto const looks = ledger->read([&](ledger::Snapshot const& at) { return at.looks_of(PersonId{"chair"}, 0, 10); });
    EXPECT_FALSE(looks.empty());
    EXPECT_THAT(looks, Each(testing::Field(&ledger::KeptLook::action, "read_report")));
}

TEST_F(Documents, outlive_a_restart_are_sealed_and_go_with_the_family)
{
    auto hv = signed_in("hv");
    auto const content = papers::pdf("(a canary that sings)\n");
    ASSERT_EQ(send(hv, "report.pdf", content).status, 303);
    auto const one = documents().front();
    auto const kept = [&] { return ledger->read([&](ledger::Snapshot const& at) { return at.file(one.document); }); };
    EXPECT_EQ(kept(), content);
    std::ifstream bytes{folder.options().folder / "log.db", std::ios::binary};
    std::string const all{std::istreambuf_iterator<char>{bytes}, {}};
    EXPECT_THAT(all, Not(HasSubstr("a canary that sings")));
    auto const scope = ledger->read([&](ledger::Snapshot const& at) {
        return at.records({application::Room::conference, conference}).back().key_scope;
    });
    EXPECT_TRUE(ledger->rebuild(false).same());
    auto const options = folder.options();
    auto const verifier = store::verifier_key_of(options.site_key, options.origin);
    EXPECT_TRUE(
        store::backup(options.folder, options.site_key, {options.origin, verifier, {}}, folder.folder.path() / "copy")
            .green());
    ledger->erase(scope, PersonId{"lsm"});
    EXPECT_FALSE(kept());
}

TEST_F(Documents, are_not_there_without_what_names_them)
{
    fill_the_disk();
    auto hv = browser();
    disk.before = nullptr;
    sign_in(hv, "hv");
    auto const shown = hv.get(place);
    fill_the_disk();
    auto const answer = send(hv, "report.pdf", papers::pdf());
    EXPECT_NE(answer.status, 303);
    disk.before = nullptr;
    EXPECT_THAT(documents(), IsEmpty());
}

}
