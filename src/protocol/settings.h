#pragma once

#include "base/date.h"
#include "people/identifiers.h"
#include "people/post.h"
#include "people/two_people.h"
#include "protocol/data_fault.h"
#include "protocol/proclamation.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace noddfa {

enum class IcpcAnchor { last, initiating };
enum class ReportDeadlineMode { nth_before, clear_days };
enum class FamilyShareUnit { calendar, working };
enum class SummaryDueRule { earlier_of, either_satisfies };
enum class VoluntaryQuorumUnit { grouping, organisation };
enum class MidwiferyRequirement { present_or_report, present };
enum class AllocationFreeze { first_view, roll_call };
enum class ConsensusTest { all_groupings, all_practitioners };
enum class MajorityBasis { votes_cast, electorate };
enum class TieRule { chair };
enum class DeregistrationRule { chair_decides, vote_then_chair };
enum class CategoryResolution { same_electorate_poll, chair_decides };
enum class SetAsideEffect { keep };
enum class ReportViewField { hidden, shown };
enum class RequestApproval { not_asked, asked, required };
BOOST_DESCRIBE_ENUM(IcpcAnchor, last, initiating)
BOOST_DESCRIBE_ENUM(ReportDeadlineMode, nth_before, clear_days)
BOOST_DESCRIBE_ENUM(FamilyShareUnit, calendar, working)
BOOST_DESCRIBE_ENUM(SummaryDueRule, earlier_of, either_satisfies)
BOOST_DESCRIBE_ENUM(VoluntaryQuorumUnit, grouping, organisation)
BOOST_DESCRIBE_ENUM(MidwiferyRequirement, present_or_report, present)
BOOST_DESCRIBE_ENUM(AllocationFreeze, first_view, roll_call)
BOOST_DESCRIBE_ENUM(ConsensusTest, all_groupings, all_practitioners)
BOOST_DESCRIBE_ENUM(MajorityBasis, votes_cast, electorate)
BOOST_DESCRIBE_ENUM(TieRule, chair)
BOOST_DESCRIBE_ENUM(DeregistrationRule, chair_decides, vote_then_chair)
BOOST_DESCRIBE_ENUM(CategoryResolution, same_electorate_poll, chair_decides)
BOOST_DESCRIBE_ENUM(SetAsideEffect, keep)
BOOST_DESCRIBE_ENUM(ReportViewField, hidden, shown)
BOOST_DESCRIBE_ENUM(RequestApproval, not_asked, asked, required)

/// The posts that escalation needs (B-33, R-21); a post with nobody is absent.
using RoleMap = std::map<std::string, PersonId>;

/// Where social services are reached about a child on the register.
struct RegisterContacts {
    std::string in_hours;
    std::string out_of_hours;
};
BOOST_DESCRIBE_STRUCT(RegisterContacts, (), (in_hours, out_of_hours))

/// Numbers of days and how they are counted. See `Settings`. A field is the key in lower case
/// (`quorum_min` is `QUORUM_MIN`); every value comes from a dated row of `protocol/settings.toml` or of the board.
/// Numbers are working days unless the name says months, weeks or hours, or the comment says calendar.
struct DateSettings {
    std::vector<Date> local_closure_days;
    std::optional<HolidayProclamation> proclaimed_holidays; ///< the latest; each row adds to those before (B-29)
    int icpc_days;
    IcpcAnchor icpc_anchor;
    int transfer_conference_days;
    int conference_minutes; ///< that chair, record taker and room are taken for one conference
    int report_deadline_days;
    ReportDeadlineMode report_deadline_mode;
    int report_cutoff; ///< minutes after midnight on the due date
    int family_share_days; ///< calendar, or working by `family_share_unit`
    FamilyShareUnit family_share_unit;
    int summary_days;
    SummaryDueRule summary_due_rule;
    int record_target_days;
    int record_correction_days;
    int core_group_first_days;
    int core_group_target_months;
    int core_group_max_weeks;
    int first_review_months;
    int later_review_months;
    int assessment_days;
    int seen_alone_days;
    int home_visit_weeks;
    int transfer_information_days; ///< MOV-04; calendar unless `transfer_information_unit` is working
    FamilyShareUnit transfer_information_unit;
    int temporary_stay_weeks;
    int temporary_stay_ask_weeks; ///< when to ask whether the stay is permanent (MOV-06)
    int birth_alert_days; ///< calendar days after the expected date
    int access_answer_months;    ///< CPR-18
    int access_extension_months; ///< CPR-18; added where the answer takes longer
    int strategy_discussion_hours; ///< clock hours; 0: off
    int section47_days; ///< 0: off
    int complaint_acknowledge_days;
    int complaint_discussion_days;
    int complaint_terms_days;
    int complaint_formal_days;
    int last_core_group_before_review_days; ///< 0: off
    int attestation_days; ///< calendar days that the attestation of a membership lasts
    int second_person_hours; ///< clock hours in which the second person has to agree
    int claim_minutes; ///< that a claim in an emergency opens a child's data
    int claim_reason_characters; ///< what its reason has at least
    int claim_review_days; ///< working days until somebody else has looked at it
    int claim_narrowed_days; ///< working days until one without a review narrows its agency's right to claim
    int need_hours; ///< clock hours that a need to read, with its reason, opens a conference
    std::vector<int> prebirth_milestones; ///< weeks of gestation; empty: off
    std::vector<int> report_reminder_days; ///< before the deadline
    std::vector<int> reminder_days; ///< before every other one that reminds; the last is where the warning begins
};

/// The part of `Settings` that is about who counts, who decides and what follows.
struct RuleSettings {
    RequestApproval request_approval; ///< by the team manager, before a conference is booked
    // quoracy
    int quorum_min;
    int quorum_discretion_min;
    VoluntaryQuorumUnit voluntary_quorum_unit;
    bool la_single_agency;
    bool parent_service_direct_contact_default;
    MidwiferyRequirement midwifery_requirement;
    // groupings, consensus, vote
    GroupingId gp_default_grouping;
    AllocationFreeze multi_agency_allocation_freeze;
    int min_resolution_attempts;
    ConsensusTest consensus_test;
    MajorityBasis majority_basis;
    TieRule tie_rule;
    bool sibling_parent_service_eligible;
    bool sole_school_rule;
    bool sole_health_rule;
    DeregistrationRule dereg_no_consensus;
    // categories
    CategoryResolution category_resolution;
    int category_warn_from;
    int category_strong_warn_from;
    // afterwards
    int reconvene_days;
    SetAsideEffect setaside_register_effect;
    bool setaside_two_people;
    bool reconvene_new_chair;
    std::vector<std::string> appeal_stages;
    bool appeal_decision_stands;
    std::optional<std::string> complaint_about_chair_route; ///< a post of the role map
    std::optional<std::string> escalation_protocol;
    std::vector<std::string> escalation_stages; ///< names of the ladder's stages, lowest first (DIS-03)
    RoleMap role_map;
    /// Who holds a post; an empty identifier where nobody does.
    PersonId holder(std::string const& post) const;
    std::vector<Post> two_people_posts; ///< granted and ended by two people (access model 3.4)
    int look_outlier_times; ///< so many times the children that their peers look at: somebody stands out
    // record and reports
    ReportViewField sw_report_view_field;
    int core_group_min_practitioners;
    // register
    int repeat_enquiries; ///< CPR-15; 0: off
    std::optional<RegisterContacts> register_contacts; ///< whom an enquirer rings (CPR-14)
    bool transfer_bars_removal; ///< MOV-12
    // the protocol itself
    std::optional<Date> protocol_review_due; ///< PRIN-01: administrators are warned once it has passed
};

/// The part of `Settings` that is about who may see and do what, beside claims and posts.
struct AccessSettings {
    int step_up_minutes;           ///< how old a sign-in may be for what cannot be undone
    int step_up_lite_minutes;      ///< for a view
    int days_after_close;          ///< calendar days that chair and invited may still read
    int days_after_record;         ///< after the record was agreed: who took it
    int days_after_deregistration; ///< core group and co-ordinator
    int days_after_appeal;         ///< the panel
    int enquiries_an_hour;         ///< of one person, signed in (R-28)
    std::vector<TwoPeople> two_people_actions; ///< beside posts (access model 3.4)
    bool step_up_phishing_resistant; ///< for what cannot be undone the sign-in must be so too
};
BOOST_DESCRIBE_STRUCT(AccessSettings, (),
                      (step_up_minutes, step_up_lite_minutes, days_after_close, days_after_record,
                       days_after_deregistration, days_after_appeal, enquiries_an_hour, two_people_actions,
                       step_up_phishing_resistant))

/// What a regional safeguarding board may set, as in force on one day.
struct Settings : DateSettings, RuleSettings, AccessSettings {};
BOOST_DESCRIBE_STRUCT(DateSettings, (),
                      (local_closure_days, proclaimed_holidays, icpc_days, icpc_anchor, transfer_conference_days,
                       conference_minutes, report_deadline_days, report_deadline_mode, report_cutoff, family_share_days,
                       family_share_unit, summary_days, summary_due_rule, record_target_days, record_correction_days,
                       core_group_first_days, core_group_target_months, core_group_max_weeks, first_review_months,
                       later_review_months, assessment_days, seen_alone_days, home_visit_weeks,
                       transfer_information_days, transfer_information_unit, temporary_stay_weeks,
                       temporary_stay_ask_weeks, birth_alert_days, access_answer_months, access_extension_months,
                       strategy_discussion_hours, section47_days, complaint_acknowledge_days, complaint_discussion_days,
                       complaint_terms_days, complaint_formal_days, last_core_group_before_review_days,
                       attestation_days, second_person_hours, claim_minutes, claim_reason_characters, claim_review_days,
                       claim_narrowed_days, need_hours, prebirth_milestones, report_reminder_days, reminder_days))
BOOST_DESCRIBE_STRUCT(RuleSettings, (),
                      (request_approval, quorum_min, quorum_discretion_min, voluntary_quorum_unit, la_single_agency,
                       parent_service_direct_contact_default, midwifery_requirement, gp_default_grouping,
                       multi_agency_allocation_freeze, min_resolution_attempts, consensus_test, majority_basis,
                       tie_rule, sibling_parent_service_eligible, sole_school_rule, sole_health_rule,
                       dereg_no_consensus, category_resolution, category_warn_from, category_strong_warn_from,
                       reconvene_days, setaside_register_effect, setaside_two_people, reconvene_new_chair,
                       appeal_stages, appeal_decision_stands, complaint_about_chair_route, escalation_protocol,
                       escalation_stages, role_map, two_people_posts, look_outlier_times, sw_report_view_field,
                       core_group_min_practitioners, repeat_enquiries, register_contacts, transfer_bars_removal,
                       protocol_review_due))
BOOST_DESCRIBE_STRUCT(Settings, (DateSettings, RuleSettings, AccessSettings), ())

/// One dated row: from `valid_from` on, `key` has `value` (as JSON text).
struct SettingRow {
    std::string key; ///< upper case
    std::string clause; ///< clause, `B-nn` or ruling it stands for
    std::string value; ///< JSON
    Date valid_from;
    std::string source;
    std::string mark; ///< `K` from memory, `D` derived, `board`; empty: read in a source
};
BOOST_DESCRIBE_STRUCT(SettingRow, (), (key, clause, value, valid_from, source, mark))

/// Why a row cannot be added. `code` is the message's key in the catalogues (`input.out_of_range`).
struct SettingFault {
    std::string field; ///< of the row; within a value `value[0]`
    std::string code; ///< `no_such_setting`, `not_json`, `above`, or a `codec::Problem`
    std::string expected; ///< never the input
};
/// For whoever maintains a settings file.
std::string sentence(SettingFault const& fault);

/// Every dated row a board has set, answering what was in force on a day.
class SettingsHistory {
public:
    /// Adds a row; the fault says what is wrong (unknown key, wrong type, out of range). Rows may come in any order; of
    /// two with one date the later added prevails.
    std::optional<SettingFault> add(SettingRow row);
    /// The settings in force on the day; before the first row, those of the first.
    Settings const& on(Date day) const;
    /// Keys of `Settings` that no row sets.
    std::vector<std::string> missing() const;
    /// The row behind a key on the day, or null.
    SettingRow const* row_of(std::string_view key, Date day) const;
    std::vector<SettingRow> const& rows() const { return rows_; }
    /// The last day up to `day` on which a row came into force; `day` itself where none did.
    Date last_change(Date day) const;
    /// Grows with every row added; names the version in event envelopes.
    int version() const { return static_cast<int>(rows_.size()); }

private:
    std::vector<SettingRow> rows_;
    std::map<Date, Settings> states_; ///< settings from each day on which something changed
};

/// Every key, in the order of `Settings`.
std::vector<std::string> const& setting_keys();

/// Adds the rows of a settings file (TOML): `[[setting]]` with `key`, `clause`, `value` or `unset = true`,
/// `valid_from`, `source` and perhaps `mark`.
std::optional<DataFault> read_settings(std::string_view file, std::string_view toml, SettingsHistory& into);

/// The defaults of the Cwm Taf Morgannwg rules built into the program; every key is set.
SettingsHistory const& default_settings();

}
