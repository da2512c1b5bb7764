#include "web/before/invited/staff.h"
#include "web/before/request/request.h"

/// A request sent to the manager who is asked, and their answer.
namespace noddfa::web {

using conference::State;

namespace {

std::optional<Form> send_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference,
                         [&](State const& state, ledger::Snapshot const& at) -> std::optional<Form> {
                             auto const* asked = state.convening.asked();
                             if (!asked || !state.convening.takes_request())
                                 return std::nullopt;
                             auto manager = ask(Field::Kind::pick, "team_manager").of(colleague_options(reader, at));
                             if (at.site().settings().on(reader.today()).request_approval == RequestApproval::not_asked)
                                 manager.required = false;
                             if (asked->team_manager)
                                 manager.value = asked->team_manager->value;
                             return Form{reader, "request_send", {manager, because()}};
                         });
}

std::optional<net::Response> take_send(Reader const& reader, Form& form, std::string const& conference)
{
    auto sent = at_conference(reader, conference, [&](State const& state, ledger::Snapshot const& at) {
        conference::RequestConference said;
        static_cast<conference::Request&>(said) = *state.convening.asked();
        said.children = state.convening.children;
        said.to_approve = at.site().settings().on(reader.today()).request_approval != RequestApproval::not_asked;
        return said;
    });
    if (auto const manager = form.text("team_manager"); !manager.empty())
        sent.team_manager = PersonId{manager};
    if (!carried_out_at(reader, form, conference, conference::Command{sent}))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

std::optional<Form> request_answer_form(Reader const& reader, std::string const& conference)
{
    return at_conference(reader, conference, [&](State const& state, ledger::Snapshot const&) -> std::optional<Form> {
        auto const& convening = state.convening;
        if (!convening.awaits_approval() || convening.request->team_manager != reader.who())
            return std::nullopt;
        return Form{reader,
                    "request_answer",
                    {ask(Field::Kind::choice, "answer")
                         .of({{"approve", reader.text("form.request_answer.answer.approve")},
                              {"return", reader.text("form.request_answer.answer.return")}}),
                     ask(Field::Kind::lines, "reason").optional()}};
    });
}

std::optional<net::Response> take_request_answer(Reader const& reader, Form& form, std::string const& conference)
{
    conference::ApproveRequest approved;
    approved.note = form.paragraph_if_any("reason");
    conference::ReturnRequest returned;
    returned.reason = form.paragraph("reason");
    auto const command =
        form.text("answer") == "approve" ? conference::Command{approved} : conference::Command{returned};
    if (!carried_out_at(reader, form, conference, command))
        return std::nullopt;
    return done_at_conference(reader, conference, {"request"});
}

}

void add_request_send_routes(std::vector<Route>& routes, Site& site)
{
    step_at<>(routes, site, "/request/send", "request_send", preparing, send_form, take_send, what_is_missing);
    step_at<>(routes, site, "/request/answer", "request_answer", preparing, request_answer_form, take_request_answer,
              what_is_missing);
}

}
