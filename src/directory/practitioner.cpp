#include "directory/decide.h"
#include "directory/fold.h"
#include "directory/gate.h"
#include "directory/known.h"

namespace noddfa::directory {

namespace {

void need_address(Gate& gate, std::string const& email)
{
    gate.need(email.empty() || is_address(email), "not-an-address"_code, "email");
}

bool is_the_same(PractitionerDetails const& change, PractitionerDetails const& said)
{
    return (change.name.empty() || change.name == said.name) && (change.role.empty() || change.role == said.role)
           && (change.email.empty() || change.email == said.email)
           && (change.phone.empty() || change.phone == said.phone)
           && (change.languages.empty() || change.languages == said.languages)
           && (!change.preferred_language || change.preferred_language == said.preferred_language);
}

}

bool is_address(std::string_view email)
{
    auto const at = email.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < email.size() && email.find('@', at + 1) == email.npos
           && email.size() <= 254 && email.find_first_of(" \t\n,;<>\"") == email.npos;
}

Answered decide(State const& state, RecordPractitioner const& command, Act const&, Terms const&)
{
    Gate gate;
    gate.need(!command.person.empty(), "missing-field"_code, "person");
    gate.need(!state.practitioner && !state.agency, "practitioner-in-use"_code, "person");
    gate.need(!command.name.empty(), "missing-field"_code, "name");
    need_address(gate, command.email);
    return gate.answer(PractitionerRecorded{command});
}

void fold(State& state, PractitionerRecorded const& event, Act const&)
{
    state.practitioner = Practitioner{};
    state.practitioner->said = event;
}

Answered decide(State const& state, ChangePractitioner const& command, Act const&, Terms const&)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    need_address(gate, command.email);
    gate.need(!gate.open() || !is_the_same(command, state.practitioner->said), "nothing-changes"_code);
    return gate.answer(PractitionerChanged{command});
}

void fold(State& state, PractitionerChanged const& event, Act const&)
{
    if (!state.practitioner)
        return;
    auto& said = state.practitioner->said;
    // Another address is proved anew.
    if (!event.email.empty() && event.email != said.email) {
        said.email = event.email;
        state.practitioner->verified_on.reset();
    }
    if (!event.name.empty())
        said.name = event.name;
    if (!event.role.empty())
        said.role = event.role;
    if (!event.phone.empty())
        said.phone = event.phone;
    if (!event.languages.empty())
        said.languages = event.languages;
    if (event.preferred_language)
        said.preferred_language = event.preferred_language;
}

Answered decide(State const& state, VerifyContact const& command, Act const&, Terms const&)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    gate.need(!command.email.empty(), "missing-field"_code, "email");
    // A proof of an address that was changed meanwhile proves nothing.
    gate.need(!gate.open() || command.email == state.practitioner->said.email, "address-changed"_code, "email");
    return gate.answer(ContactVerified{command});
}

void fold(State& state, ContactVerified const& event, Act const& act)
{
    if (state.practitioner && state.practitioner->said.email == event.email)
        state.practitioner->verified_on = act.held_on.day;
}

Answered decide(State const& state, RecordTraining const& command, Act const& act, Terms const&)
{
    Gate gate;
    need_practitioner(gate, state, command.person);
    TrainingRecorded recorded{command};
    recorded.on = command.on.value_or(act.held_on.day);
    gate.need(*recorded.on <= act.held_on.day, "in-the-future"_code, "on");
    gate.need(!command.until || *command.until >= *recorded.on, "ends-before-it-begins"_code, "until");
    return gate.answer(std::move(recorded));
}

void fold(State& state, TrainingRecorded const& event, Act const&)
{
    if (state.practitioner)
        state.practitioner->trainings.push_back(event);
}

}
