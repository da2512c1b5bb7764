#include "web/pages/listed.h"

#include "web/components/tag.h"
#include "web/pages/said.h"

namespace noddfa::web {

using application::ConferenceRow;
using application::ConferenceStage;
using components::tag;
using conference::QuoracyLevel;

namespace {

char const* colour_of(ConferenceStage stage)
{
    switch (stage) {
    case ConferenceStage::requested: return "govuk-tag--yellow";
    case ConferenceStage::booked: return "govuk-tag--blue";
    case ConferenceStage::open: return "govuk-tag--purple";
    case ConferenceStage::adjourned: return "govuk-tag--orange";
    case ConferenceStage::closed: return "govuk-tag--green";
    case ConferenceStage::record_signed:
    case ConferenceStage::circulated: return "govuk-tag--grey";
    case ConferenceStage::not_held: return "govuk-tag--red";
    case ConferenceStage::being_written: return "govuk-tag--grey";
    case ConferenceStage::awaiting_approval: return "govuk-tag--purple";
    case ConferenceStage::returned: return "govuk-tag--orange";
    }
    return "";
}

/// CONV-02: the day booked, or today where none is, lies behind the day it is due.
bool would_be_late(ConferenceRow const& row, Date today)
{
    return row.due && (row.starts ? row.starts->day : today) > *row.due;
}

}

Html stage_tag(Reader const& reader, ConferenceStage stage)
{
    return tag({value_of(reader, "conference_stage", stage), colour_of(stage)});
}

std::string child_in_words(Reader const& reader, application::ListedChild const& child)
{
    auto const name = child.name.empty() ? child.id.value : child.name;
    return child.unborn ? reader.text("page.unborn", {{"child", name}}) : name;
}

std::string when_in_words(Reader const& reader, ConferenceRow const& row)
{
    if (row.starts)
        return reader.words.date(row.starts->day) + ", " + reader.words.time(*row.starts);
    return row.due ? reader.text("page.book_by", {{"day", reader.words.day(*row.due)}})
                   : reader.text("page.not_booked");
}

std::vector<Html> risks(Reader const& reader, ConferenceRow const& row)
{
    std::vector<Html> found;
    if (row.stage != ConferenceStage::requested && row.stage != ConferenceStage::booked)
        return found;
    auto const mark = [&](std::string text, char const* colour) { found.push_back(tag({std::move(text), colour})); };
    if (row.starts && row.starts->day < reader.today())
        mark(reader.text("page.risk.passed"), "govuk-tag--red");
    if (would_be_late(row, reader.today()))
        mark(reader.text("page.risk.late"), "govuk-tag--red");
    // QUOR-01, QUOR-02: who has said so far that they come; nobody can have before there is a day.
    if (row.starts && row.forecast == QuoracyLevel::inquorate)
        mark(reader.text("page.risk.not_quorate"), "govuk-tag--red");
    if (row.starts && row.forecast == QuoracyLevel::discretion)
        mark(reader.text("page.risk.discretion"), "govuk-tag--orange");
    if (row.reports_missing > 0 && row.reports_due && *row.reports_due < reader.today())
        mark(reader.words.plural("page.risk.reports", row.reports_missing), "govuk-tag--orange");
    if (row.interpreter_missing)
        mark(reader.text("page.risk.interpreter"), "govuk-tag--orange");
    return found;
}

}
