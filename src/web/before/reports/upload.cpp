#include "web/before/reports/upload.h"

#include "base/contains.h"
#include "ledger/files.h"
#include "papers/kinds.h"
#include "web/components/inset_text.h"
#include "web/components/tag.h"
#include "web/house/error_page.h"
#include "web/pages/parts.h"

#include <limits>

namespace noddfa::web {

using FieldKind = Field::Kind;

namespace {

constexpr std::size_t mebibyte = 1024 * 1024;
constexpr std::size_t longest_name = 120; ///< bytes of a document's name that are kept

/// Letters, digits and what stands between them, in ASCII: a name that no header can be broken with.
std::string plain(std::string const& name)
{
    std::string out;
    for (auto const c : name)
        out += (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
                       || std::string_view{".-_ "}.find(c) != std::string_view::npos
                   ? c
                   : '_';
    return out;
}

/// A name cut to length between two characters, its ending kept.
std::string shortened(std::string name)
{
    if (name.size() <= longest_name)
        return name;
    auto const dot = name.rfind('.');
    auto const ending = dot == std::string::npos || name.size() - dot > 8 ? std::string{} : name.substr(dot);
    auto end = longest_name - ending.size();
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
        --end;
    return name.substr(0, end) + ending;
}

char const* message_of(papers::Unfit unfit)
{
    switch (unfit) {
    case papers::Unfit::empty: return "form.document.empty";
    case papers::Unfit::unknown: return "form.document.unknown";
    case papers::Unfit::false_name: return "form.document.false_name";
    case papers::Unfit::encrypted: return "form.document.encrypted";
    case papers::Unfit::active: return "form.document.active";
    case papers::Unfit::none: break;
    }
    return nullptr;
}

/// What is wrong with a document, or who looked through it.
struct LookedAt {
    std::string wrong;
    std::string type;
    std::optional<std::string> by;
};

LookedAt look_at(Reader const& reader, std::string const& name, std::string const& content)
{
    language::Holes const holes{{"most", std::to_string(reader.site.largest_document / mebibyte)},
                                {"endings", papers::endings()}};
    auto const wrong = [&](char const* message) { return LookedAt{reader.text(message, holes), {}, {}}; };
    if (content.empty())
        return wrong(name.empty() ? "form.document.missing" : "form.document.empty");
    if (content.size() > reader.site.largest_document)
        return wrong("form.document.too_large");
    auto kind = papers::kind_of(name, content);
    if (auto const* message = message_of(kind.unfit))
        return wrong(message);
    LookedAt looked{{}, std::move(kind.type), std::nullopt};
    if (!reader.site.scanner)
        return looked;
    auto verdict = reader.site.scanner->scan(content);
    switch (verdict.is) {
    case papers::Verdict::Is::harmful: return wrong("form.document.harmful");
    // Nothing is taken unseen where there is somebody to look.
    case papers::Verdict::Is::unknown: return wrong("form.document.not_scanned");
    case papers::Verdict::Is::clean: looked.by = std::move(verdict.by); break;
    }
    return looked;
}

std::string size_of(std::int64_t bytes)
{
    constexpr std::int64_t kibibyte = 1024;
    return std::to_string(std::max<std::int64_t>(1, (bytes + kibibyte - 1) / kibibyte)) + " kB";
}

}

std::optional<net::Response> page_of_refused_document(Site& site, int status, net::Request const& request)
{
    constexpr int too_large = 413;
    auto const& segments = request.target.segments;
    if (status != too_large || segments.size() < 2 || segments.back() != documents_are_sent_to
        || !language_of(segments.front()))
        return std::nullopt;
    auto const reader = unknown_reader_of(site, request);
    language::Holes const holes{{"most", std::to_string(site.largest_document / mebibyte)}};
    auto const title = reader.text("page.document.too_large");
    Html out;
    out.add(
        R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p><p class="govuk-body">{}</p><p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>)",
        title, reader.text("page.document.too_large.what", holes), reader.text("page.document.too_large.do", holes),
        reader.to(reader.place), reader.text("page.document.too_large.again"));
    return page(reader, {title, out, {}, "", status});
}

std::optional<Form> document_form(Reader const& reader, std::string const& conference, std::string const& report)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<Form> {
        auto const thing = report_thing(conference, report);
        bool const may = snapshot.site().conference(ConferenceId{conference}).reports.kept.contains(ReportId{report})
                         && (reader.could(snapshot, access::Action::write_report, thing)
                             || reader.could(snapshot, access::Action::add_addendum, thing));
        if (!may)
            return std::nullopt;
        return Form{reader,
                    "document",
                    {ask(FieldKind::file, "document")
                         .optional()
                         .at_most(std::numeric_limits<std::size_t>::max())
                         .called(reader.text("form.document.document"),
                                 reader.text("form.document.document.hint",
                                             {{"most", std::to_string(reader.site.largest_document / mebibyte)},
                                              {"endings", papers::endings()}}))}};
    });
}

PageParts show_document_form(Reader const& reader, Form const& form, std::string const& conference,
                             std::string const& report)
{
    auto const title = reader.text("page.document");
    auto out = html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)", title,
                    reader.text("page.document.lead"));
    if (!reader.site.scanner)
        out += components::inset_text({reader.text("page.document.no_scanner")});
    out += form.show(reader.text("page.document.send"));
    return {title, out,
            crumbs_at(
                reader, conference,
                {{reader.text("page.report.page", {{"id", report}}), report_at(reader, conference, report)}, {title}}),
            "conferences"};
}

std::optional<net::Response> take_document(Reader const& reader, Form& form, std::string const& conference,
                                           std::string const& report)
{
    auto const& content = form.file("document");
    auto const name = shortened(form.file_called("document"));
    auto const looked = look_at(reader, name, content);
    if (!looked.wrong.empty()) {
        form.wrong("document", looked.wrong);
        return std::nullopt;
    }
    conference::AttachDocument attached;
    auto const id = form.command().value;
    constexpr std::size_t length = 16;
    attached.report = ReportId{report};
    attached.document = DocumentId{"d-" + id.substr(id.rfind(':') + 1, length)};
    attached.name = name;
    attached.type = looked.type;
    attached.bytes = static_cast<std::int64_t>(content.size());
    attached.sha256 = ledger::sha256_of(content);
    attached.scanned_by = looked.by;
    auto const outcome = reader.site.ledger.attach_as(reader.visitor->asker, stream_of(ConferenceId{conference}),
                                                      attached, form.act(), content);
    if (!outcome.accepted()) {
        form.refuse(*outcome.refusal);
        return std::nullopt;
    }
    return done_at(reader, report_at(reader, conference, report));
}

Guard document_to_read(std::string const& conference, std::string const& report, std::string const&)
{
    return Needs{access::Action::read_report, report_thing(conference, report)};
}

std::optional<net::Response> give_document(Reader const& reader, std::string const& conference,
                                           std::string const& report, std::string const& document)
{
    return reader.read([&](ledger::Snapshot const& snapshot) -> std::optional<net::Response> {
        auto const& kept = snapshot.site().conference(ConferenceId{conference}).reports.kept;
        auto const found = kept.find(ReportId{report});
        if (found == kept.end())
            return std::nullopt;
        auto const& documents = found->second.documents;
        auto const one = std::ranges::find(documents, DocumentId{document}, &conference::Document::document);
        if (one == documents.end())
            return std::nullopt;
        // D8: an unknown browser is left no file.
        if (reader.visitor->asker.device == access::Device::unknown)
            return error_page_saying(reader, 403, "page.document.unknown_browser");
        auto content = snapshot.file(one->document);
        // Nothing leaves that is not what was kept: the event has its hash.
        if (!content || ledger::sha256_of(*content) != one->sha256)
            throw store::Fault{store::FaultCode::damaged_record};
        return net::Response{200,
                             {{"Content-Type", one->type},
                              {"Content-Disposition", "attachment; filename=\"" + plain(one->name) + "\""},
                              {"Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'"}},
                             std::move(*content)};
    });
}

Html documents_of(Reader const& reader, std::string const& conference, conference::KeptReport const& kept)
{
    if (kept.documents.empty())
        return {};
    Html rows;
    for (auto const& document : kept.documents) {
        auto const to = reader.to(
            {"conferences", conference, "reports", kept.report.report.value, "documents", document.document.value});
        auto const scanned = document.scanned_by
                                 ? html("{}", reader.text("page.document.scanned", {{"by", *document.scanned_by}}))
                                 : components::tag({reader.text("page.document.unscanned"), "govuk-tag--orange"});
        rows.add(R"(<li><a class="govuk-link" href="{}">{}</a> ({}) {}</li>)", to, document.name,
                 size_of(document.bytes), scanned);
    }
    return html(R"({}<ul class="govuk-list">{}</ul>)", heading(reader.text("page.documents"), "documents"), rows);
}

}
