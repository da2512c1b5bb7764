#include "web/before/reports/passages.h"

#include "web/pages/said.h"

namespace noddfa::web {

using access::LabelKind;
using conference::Statement;

namespace {

constexpr std::string_view for_family = "family";
constexpr std::string_view for_practitioners = "practitioners";
constexpr std::string_view for_source = "source";
constexpr std::string_view for_chair = "chair";
constexpr std::string_view for_person = "person:";

}

std::string nothing_known(Language language) { return language::Catalogue::of(language).text("page.report.nothing"); }

bool says_nothing_known(Statement const& statement)
{
    return statement.text.text == nothing_known(Language::en) || statement.text.text == nothing_known(Language::cy);
}

std::vector<Option> reader_options(Reader const& reader, Writing const& writing)
{
    std::vector<Option> all{{std::string{for_family}, reader.text("page.readers.family")}};
    for (auto const& [person, name] : writing.family)
        all.push_back({std::string{for_person} + person.value, reader.text("page.readers.person", {{"person", name}})});
    all.push_back({std::string{for_practitioners}, reader.text("page.readers.practitioners")});
    all.push_back({std::string{for_source}, reader.text("page.readers.source")});
    all.push_back({std::string{for_chair}, reader.text("page.readers.chair")});
    return all;
}

std::string readers_of(Statement const& statement)
{
    if (statement.restricted)
        return std::string{for_chair};
    if (statement.text.labels.empty())
        return std::string{for_family};
    auto const label = access::label_of(statement.text.labels.front()).value_or(access::Label{});
    if (label.kind == LabelKind::PERSON)
        return std::string{for_person} + label.of.id;
    return std::string{label.kind == LabelKind::SOURCE ? for_source : for_practitioners};
}

void set_readers(Statement& statement, std::string const& readers)
{
    if (readers == for_chair)
        statement.restricted = true;
    else if (readers == for_source)
        statement.text.labels = {access::text_of({LabelKind::SOURCE, {}, {}})};
    else if (readers.starts_with(for_person))
        statement.text.labels = {private_to(PersonId{readers.substr(for_person.size())})};
    else if (keeps_back(readers))
        statement.text.labels = {access::text_of({LabelKind::PROF, {}, {}})};
}

bool keeps_back(std::string const& readers) { return !readers.empty() && readers != for_family; }

}
