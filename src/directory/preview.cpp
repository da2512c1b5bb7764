#include "directory/preview.h"

#include "base/small_letters.h"
#include "directory/decide.h"
#include "directory/fold.h"

#include <algorithm>

namespace noddfa::directory {

namespace {

bool is_refused(RowFate const& fate) { return fate.problem != Code{}; }

template<class Value> void take(Value& into, Value const& from, Value const& nothing, char const* column, RowFate& fate)
{
    if (from == nothing || from == into)
        return;
    into = from;
    fate.fields.emplace_back(column);
}

/// What of the details is new; `fate` is told the columns.
PractitionerDetails news(PractitionerDetails const& known, PractitionerDetails const& said, RowFate& fate)
{
    PractitionerDetails after = known;
    PractitionerDetails const nothing;
    take(after.name, said.name, nothing.name, "name", fate);
    take(after.role, said.role, nothing.role, "role", fate);
    take(after.email, said.email, nothing.email, "email", fate);
    take(after.phone, said.phone, nothing.phone, "phone", fate);
    take(after.languages, said.languages, nothing.languages, "languages", fate);
    take(after.preferred_language, said.preferred_language, nothing.preferred_language, "preferred_language", fate);
    return after;
}

/// The membership that a row speaks of, if there is one: of several the one that begins when the row says, or ends
/// then, or goes on.
HeldMembership const* meant(Practitioner const& practitioner, PersonRow const& row)
{
    HeldMembership const* found = nullptr;
    for (auto const& membership : practitioner.memberships) {
        if (membership.agency != row.agency || (row.from && membership.from != *row.from)
            || (row.service && membership.service != row.service))
            continue;
        if (row.from || !membership.until || membership.until == row.until)
            found = &membership;
    }
    return found;
}

class Previewing {
public:
    Previewing(std::map<PersonId, State> const& people, Act const& act, Terms const& terms)
        : people_(people), act_(act), terms_(terms)
    {
        for (auto const& [person, state] : people_)
            if (state.practitioner)
                note_address(person, state);
    }

    RowFate fate_of(PersonRow const& row)
    {
        RowFate fate{row.line, row.details.person, Fate::unchanged, {}, {}, {}, {}, {}};
        auto const before = lines_.find(row.details.person);
        if (before != lines_.end())
            fate.same_person_as = before->second.front().line;
        auto state = people_[row.details.person];
        bool const is_new = !state.practitioner;
        carry_out(row, state, fate);
        if (is_refused(fate)) {
            fate.fate = Fate::refused;
            fate.fields.clear();
            fate.commands.clear();
            return fate;
        }
        fate.fate = is_new ? Fate::recorded : fate.commands.empty() ? Fate::unchanged : Fate::changed;
        people_[row.details.person] = std::move(state);
        note_address(row.details.person, people_[row.details.person]);
        lines_[row.details.person].push_back(row);
        return fate;
    }

private:
    void note_address(PersonId const& person, State const& state)
    {
        if (!state.practitioner->said.email.empty())
            addresses_[small_letters(state.practitioner->said.email)] = person;
    }

    void refuse(RowFate& fate, Code problem, std::string column)
    {
        if (is_refused(fate))
            return;
        fate.problem = problem;
        fate.column = std::move(column);
    }

    void carry_out(PersonRow const& row, State& state, RowFate& fate)
    {
        if (row.problem != Code{})
            return refuse(fate, row.problem, row.column);
        refuse_contradiction(row, fate);
        if (auto const known = addresses_.find(small_letters(row.details.email));
            known != addresses_.end() && known->second != row.details.person)
            refuse(fate, "address-in-use"_code, "email");
        details(row, state, fate);
        membership(row, state, fate);
        training(row, state, fate);
    }

    /// One person has one name, whatever the number of lines.
    void refuse_contradiction(PersonRow const& row, RowFate& fate)
    {
        auto const before = lines_.find(row.details.person);
        if (before == lines_.end())
            return;
        for (auto const& other : before->second) {
            RowFate differs;
            (void)news(other.details, row.details, differs);
            for (auto const& column : differs.fields)
                if (says(other.details, column))
                    refuse(fate, "differs-from-line"_code, column);
        }
    }

    static bool says(PractitionerDetails const& details, std::string const& column)
    {
        RowFate said;
        (void)news({}, details, said);
        return std::ranges::find(said.fields, column) != said.fields.end();
    }

    template<class Type> void give(State& state, Type const& command, RowFate& fate)
    {
        if (is_refused(fate))
            return;
        auto const answered = decide(state, command, act_, terms_);
        if (answered.refusal) {
            auto const field = answered.refusal->details.find("field");
            return refuse(fate, answered.refusal->code,
                          field == answered.refusal->details.end() ? "" : column_of(field->second, command));
        }
        for (auto const& event : answered.events)
            fold(state, event, act_);
        fate.commands.emplace_back(command);
    }

    /// The column that a command's field came from.
    template<class Type> static std::string column_of(std::string const& field, Type const&)
    {
        if (field == "since")
            return "from";
        if (field == "on")
            return std::is_same_v<Type, RecordTraining> ? "trained_on" : "until";
        if (field == "until" && std::is_same_v<Type, RecordTraining>)
            return "trained_until";
        return field;
    }

    void details(PersonRow const& row, State& state, RowFate& fate)
    {
        if (!state.practitioner) {
            (void)news({}, row.details, fate);
            return give(state, RecordPractitioner{row.details}, fate);
        }
        auto const& known = state.practitioner->said;
        auto const after = news(known, row.details, fate);
        if (fate.fields.empty())
            return;
        ChangePractitioner change;
        change.person = row.details.person;
        auto const only = [&](auto PractitionerDetails::* field) {
            if (known.*field != after.*field)
                change.*field = after.*field;
        };
        only(&PractitionerDetails::name);
        only(&PractitionerDetails::role);
        only(&PractitionerDetails::email);
        only(&PractitionerDetails::phone);
        only(&PractitionerDetails::languages);
        only(&PractitionerDetails::preferred_language);
        give(state, change, fate);
    }

    void membership(PersonRow const& row, State& state, RowFate& fate)
    {
        if (row.agency.empty() || is_refused(fate))
            return;
        if (!meant(*state.practitioner, row)) {
            fate.fields.emplace_back("agency");
            give(state, JoinAgency{Membership{row.details.person, row.agency, row.service, row.from}}, fate);
        }
        if (!row.until || is_refused(fate))
            return;
        auto const* now = meant(*state.practitioner, row);
        if (now && now->until == row.until)
            return;
        fate.fields.emplace_back("until");
        give(state, LeaveAgency{MembershipEnd{row.details.person, row.agency, row.until}}, fate);
    }

    void training(PersonRow const& row, State& state, RowFate& fate)
    {
        if (!row.trained_on || is_refused(fate))
            return;
        auto const& known = state.practitioner->trainings;
        if (std::ranges::any_of(known, [&](Training const& one) {
                return one.on == row.trained_on && one.until == row.trained_until && one.course == row.course;
            }))
            return;
        fate.fields.emplace_back("trained_on");
        give(state, RecordTraining{Training{row.details.person, row.course, row.trained_on, row.trained_until}}, fate);
    }

    std::map<PersonId, State> people_;
    Act const& act_;
    Terms const& terms_;
    std::map<std::string, PersonId> addresses_;
    std::map<PersonId, std::vector<PersonRow>> lines_; ///< accepted
};

}

std::vector<RowFate> preview(std::vector<PersonRow> const& rows, std::map<PersonId, State> const& people,
                             Act const& act, Terms const& terms)
{
    Previewing previewing{people, act, terms};
    std::vector<RowFate> fates;
    for (auto const& row : rows)
        fates.push_back(previewing.fate_of(row));
    return fates;
}

}
