#pragma once

#include "application/diary.h"
#include "application/owners.h"
#include "application/site.h"
#include "codec/read.h"

#include <boost/json/parse.hpp>

/// What pages list: short rows made from the state of one stream, kept beside the log and remade from it at will.
namespace noddfa::application {

/// `owed`: of the diary's rows, once more those that an agency owes as a whole.
enum class RowKind { conference, register_, diary, reminder, claim, meeting, likeness, serving, owed, agency, address };

/// One row of a stream. `data` holds what the structs below describe.
struct Row {
    RowKind kind{};
    StreamId stream;
    int number = 0;       ///< among the stream's rows of the kind
    std::int64_t at = 0; ///< what lists are ordered by: minutes UTC of the beginning of a conference or a meeting, day
                         ///< of a due date, a reminder or a review of a claim; 0: none
    std::string key_scope;
    std::string data; ///< JSON
    std::optional<PersonId> who; ///< whose it is, for lists of one person's
    std::string key{}; ///< where it is no person's: whose it is (`Owner::post`), or under what it is found

    std::string whose() const { return who ? who->value : key; }
};

/// Where a conference has got to.
enum class ConferenceStage {
    requested,
    booked,
    open,
    adjourned,
    closed,
    record_signed,
    circulated,
    not_held,
    being_written, ///< the request is not sent yet
    awaiting_approval, ///< sent, and the team manager has not answered
    returned ///< the team manager sent it back
};
BOOST_DESCRIBE_ENUM(ConferenceStage, requested, booked, open, adjourned, closed, record_signed, circulated, not_held,
                    being_written, awaiting_approval, returned)

/// One child of a conference in a list.
struct ListedChild {
    ChildId id;
    std::string name;
    bool unborn = false;
    std::optional<noddfa::Outcome> outcome;
};
BOOST_DESCRIBE_STRUCT(ListedChild, (), (id, name, unborn, outcome))

/// A conference in a list of the week or the month.
struct ConferenceRow {
    ConferenceId id;
    conference::Kind kind{};
    ConferenceStage stage{};
    std::optional<Moment> starts; ///< absent: not booked yet
    std::string place;
    std::optional<PersonId> chair;
    std::vector<ListedChild> children;
    std::string chair_name; ///< empty where nobody said it
    int invited = 0; ///< practitioners
    int coming = 0; ///< of them, said that they come
    int reports = 0; ///< received
    int reports_missing = 0; ///< owed and not received, one for each agency and child (REP-01)
    std::optional<Date> reports_due; ///< REP-10
    std::optional<Date> due; ///< of the conference itself (CONV-02), until it is held
    std::optional<conference::QuoracyLevel> forecast; ///< before the opening: of the child for whom it is lowest
    bool interpreter_missing = false; ///< somebody needs one, and none is booked
    std::optional<PersonId> record_taker;
};
BOOST_DESCRIBE_STRUCT(ConferenceRow, (),
                      (id, kind, stage, starts, place, chair, children, chair_name, invited, coming, reports,
                       reports_missing, reports_due, due, forecast, interpreter_missing, record_taker))

/// A child on the register.
struct RegisterRow {
    ChildId id;
    std::string name;
    std::optional<Date> born;
    std::optional<Date> expected;
    std::optional<AuthorityId> authority;
    std::vector<Category> categories;
    std::optional<Date> registered_on;
    std::optional<PersonId> coordinator;
    std::optional<Date> review;
    bool temporary = false;
    bool challenged = false; ///< the decision is set aside
    bool whereabouts_unknown = false;
};
BOOST_DESCRIBE_STRUCT(RegisterRow, (),
                      (id, name, born, expected, authority, categories, registered_on, coordinator, review, temporary,
                       challenged, whereabouts_unknown))

/// A claim in an emergency that nobody has reviewed.
struct ClaimRow {
    ClaimId claim;
    ChildId child;
    PersonId by;
    AgencyId agency;
    grants::Emergency emergency{};
    Moment since;
    Moment until;
    Date due; ///< of the review
    Date narrows; ///< without one, the agency's right to claim is narrowed from here on
};
BOOST_DESCRIBE_STRUCT(ClaimRow, (), (claim, child, by, agency, emergency, since, until, due, narrows))

/// A reader of somebody's withheld address who is proposed and waits for the second person (T04): of the address
/// nothing.
struct AddressRow {
    PersonId person; ///< who would read it
    PersonId whose;
    PersonId by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(AddressRow, (), (person, whose, by, at))

/// Somebody by whose name and birth others who may be the same are found (`likeness.h`).
struct LikenessRow {
    std::string id; ///< of the child or the adult
    std::string name;
    std::optional<Date> born;
    std::optional<Date> expected;
    bool child = false;
    FamilyId family; ///< of a conference's; empty: of the register's
};
BOOST_DESCRIBE_STRUCT(LikenessRow, (), (id, name, born, expected, child, family))

/// Somebody who works for an agency, or holds a post, under the key of either.
struct ServingRow {
    PersonId person;
    std::string name;
    std::string role;
    Date from;
    std::optional<Date> until; ///< the first day without

    bool holds_on(Date day) const { return from <= day && (!until || day < *until); }
};
BOOST_DESCRIBE_STRUCT(ServingRow, (), (person, name, role, from, until))
std::string serving_key(AgencyId const& agency);
std::string serving_key(Post post, AuthorityId const& authority);

/// An agency: under the key of all, and of each authority that it serves.
struct AgencyRow {
    AgencyId agency;
};
BOOST_DESCRIBE_STRUCT(AgencyRow, (), (agency))
inline constexpr char const* every_agency = "agencies";
std::string agencies_key(AuthorityId const& authority);

/// Every row of a stream, under the settings in force on a day; `history` are the dates of the stream that moved.
std::vector<Row> rows_of(Site const& site, StreamId const& stream, Date as_of,
                         std::vector<DatesMoved> const& history = {});
/// What a row's data describe; nothing when they are none of its.
template<class Described> std::optional<Described> data_of(Row const& row)
{
    Described described;
    boost::json::error_code error;
    auto const json = boost::json::parse(row.data, error);
    if (error || codec::read(json, described))
        return std::nullopt;
    return described;
}

/// The diary's rows among a stream's.
std::vector<DiaryRow> diary_of(std::vector<Row> const& rows);

/// Days since 1970, as `Row::at` counts them; 0 for none.
inline std::int64_t day_number(Date day) { return days_between(Date{1970, 1, 1}, day); }

}
