#include "application/access_settings.h"

#include <boost/describe/enum_to_string.hpp>

namespace noddfa::application {

namespace {

constexpr int minutes_of_an_hour = 60;

access::Pairing pairing_of(TwoPeople which)
{
    std::string_view const name = boost::describe::enum_to_string(which, "none");
    auto const& names = access::names_of_Pairing;
    auto const at = std::ranges::find(names, name);
    return at == names.end() ? access::Pairing::none : static_cast<access::Pairing>(at - names.begin());
}

}

access::Settings access_settings(Settings const& board)
{
    access::Settings settings;
    settings.step_up_minutes = board.step_up_minutes;
    settings.step_up_lite_minutes = board.step_up_lite_minutes;
    settings.step_up_needs_aal3 = board.step_up_phishing_resistant;
    settings.days_after_close = board.days_after_close;
    settings.days_after_record = board.days_after_record;
    settings.days_after_deregistration = board.days_after_deregistration;
    settings.days_after_appeal = board.days_after_appeal;
    settings.claim_minutes = board.claim_minutes;
    settings.claim_reason_characters = board.claim_reason_characters;
    settings.need_minutes = board.need_hours * minutes_of_an_hour;
    settings.proposal_minutes = board.second_person_hours * minutes_of_an_hour;
    settings.claim_review_working_days = board.claim_review_days;
    settings.claim_narrowed_working_days = board.claim_narrowed_days;
    // Which posts take two is the directory's to know: it has them proposed and agreed to.
    settings.two_people = {access::Pairing::grants_of_power};
    for (auto const which : board.two_people_actions)
        settings.two_people.add(pairing_of(which));
    // for a set-aside only if the board says so.
    if (board.setaside_two_people)
        settings.two_people.add(access::Pairing::set_aside);
    return settings;
}

}
