"""The tables of the access model as data: design part 3, the rulings, and docs/decisions/0003-access-readings.md.

Each table stands in the order of the page it mirrors, so that the two can be read side by side. Nothing is computed
here; the words are those of README.md."""


def words(text):
    return tuple(text.split())


# ---- which action belongs to which kind of object (README.md); any other pairing is a wrong_object

ACTIONS_OF = {
    kind: frozenset(words(actions))
    for kind, actions in {
        "rules": "change_rules",
        "organisation": "create_organisation",
        "grant": "grant_office grant_high_office appoint_agency_lead",
        "staff_list": "attest_member keep_people",
        "conference": "create_conference arrange_conference assign_office replace_office read_header open_meeting "
        "adjourn_meeting close_meeting record_quoracy exclude_person readmit_person open_closed_session "
        "prepare_conference conduct_meeting take_part state_need",
        "invitation": "end_invitation read_invitation reply_invitation replace_invitee read_own_invitation",
        "circulation": "read_circulation propose_circulation confirm_circulation widen_circulation",
        "report": "read_report write_report withdraw_report add_addendum approve_report",
        "record": "read_record agree_record write_record write_attendance challenge_record release_to_protect",
        "view": "read_views enter_view give_view",
        "paragraph": "raise_label lower_label add_legal_advice",
        "decision": "decide_outcome decide_tie set_aside",
        "claim": "claim_access read_claim review_claim",
        "register_entry": "execute_decision remove_entry correct_entry read_entry note_change",
        "register_search": "answer_enquiry check_register",
        "register_list": "export_register",
        "alerts": "read_alerts answer_task",
        "plan": "read_plan write_progress",
        "appeal": "recommend_appeal read_dispute handle_dispute",
        "own_copy": "read_own_copy",
        "own_words": "submit_words",
        "audit_log": "read_log run_verifier",
        "sample": "read_sample",
        "subject_request": "work_request",
        "access_history": "read_access_history",
        "statistics": "read_statistics",
        "system": "run_system change_system open_database",
        "address": "read_address",
        "address_list": "unseal_address",
        "identity": "merge_identity",
        "holding": "export_bulk dispose lift_hold",
        "bar": "declare_conflict keep_bars",
    }.items()
}

# Everything else touches case data: a look at it is logged, and those who run the house never touch it (3.4).
NO_CASE_DATA = frozenset(
    words(
        "change_rules create_organisation grant_office grant_high_office appoint_agency_lead attest_member read_log "
        "run_verifier read_statistics run_system change_system open_database keep_people declare_conflict"
    )
)

# Looks beside read_*: they show and change nothing. An exclusion keeps from them too.
ALSO_LOOKS = frozenset(words("check_register export_register export_bulk run_verifier"))
# Acts that show case data: on record as both.
ACTS_THAT_SHOW = frozenset(words("answer_enquiry work_request"))

# ---- 3.1 how long a relation lasts after an event: the event, and the setting with the days

LASTS_AFTER = {
    "chair": ("conference_closed", "days_after_close"),
    "invitee": ("conference_closed", "days_after_close"),
    "record_taker": ("record_agreed", "days_after_record"),
    "core_group": ("deregistered", "days_after_deregistration"),
    "plan_coordinator": ("deregistered", "days_after_deregistration"),
    "panel": ("appeal_closed", "days_after_appeal"),
}

# 3.5, 3.4: a claim and a reasoned need end by themselves.
LASTS_MINUTES = {"claim": "claim_minutes", "reasoned_need": "need_minutes"}

# ---- 3.2 the global denies

# ★: D2.
FRESH_SIGN_IN = frozenset(
    words(
        "change_rules create_organisation grant_office grant_high_office appoint_agency_lead open_meeting "
        "close_meeting decide_outcome decide_tie agree_record lower_label confirm_circulation widen_circulation "
        "remove_entry export_register recommend_appeal set_aside unseal_address merge_identity export_bulk dispose "
        "lift_hold"
    )
)
# ★-lite: D2.
FRESH_SIGN_IN_LITE = frozenset(["give_view"])

# D4: neither those an object is about nor a child's family are kept from what is theirs.
ABOUT_ONESELF = frozenset(words("read_own_copy read_own_invitation submit_words"))
CLOSE_CONFLICTS = frozenset(words("self family household"))

# D8.
LEAVES_A_FILE = frozenset(words("export_register export_bulk"))

# D7: granter and grantee; maker and the one who goes over it.
GRANTS = frozenset(
    words(
        "grant_office grant_high_office appoint_agency_lead attest_member assign_office replace_office unseal_address "
        "keep_people"
    )
)
OVER_ANOTHERS_WORK = frozenset(words("confirm_circulation widen_circulation review_claim execute_decision"))
CHAIRS_ACTS = frozenset(
    words(
        "open_meeting adjourn_meeting close_meeting record_quoracy exclude_person readmit_person open_closed_session "
        "decide_outcome decide_tie agree_record lower_label confirm_circulation widen_circulation conduct_meeting"
    )
)
RECORD_TAKERS_ACTS = frozenset(words("write_record write_attendance"))

# ---- 3.3 labels: the roles that each admits; oracle_rules.admitted_by_relation has what is not a role

PRACTITIONERS_PERSON = words(
    "team_coordinator chair former_chair record_taker practitioner report_author legal_adviser agency_lead "
    "lead_manager deputy_manager case_manager panel"
)
LABEL_ADMITS = {
    "OPEN": (),
    "PROF": PRACTITIONERS_PERSON + words("core_group plan_coordinator auditor"),
    "CLOSED": words("chair former_chair panel"),
    "PERSON": PRACTITIONERS_PERSON,
    "CHILD": words("chair former_chair panel"),
    "SOURCE": words("chair former_chair lead_manager deputy_manager case_manager panel"),
    "ORIG": (),
    "LEGAL": words("chair former_chair lead_manager deputy_manager legal_adviser"),
    "VAULT": (),
}
# The chair can name a reader for these.
LABEL_LISTS = frozenset(words("PROF CHILD ORIG"))
LOWERED_BY_TWO = frozenset(words("SOURCE ORIG PERSON VAULT"))

# ---- 3.4 roles, in the order in which they count

ROLES = words(
    "board_admin director coordinator team_coordinator chair past_chair former_chair record_taker practitioner own_practitioner "
    "report_author absent_invitee observer interpreter legal_adviser agency_lead lead_manager deputy_manager manager_with_need "
    "manager_handling manager_in_core_group custodian out_of_hours board_member core_group plan_coordinator "
    "case_manager social_services panel family advocate auditor data_protection analyst operator_of claimant address_reader"
)

# ---- 3.4 rows: role, actions, circumstances needed (! not), obligations (when?what), whose paper it must be

MEETING_VIEW = "views_open present has_capacity"
ON_BEHALF = MEETING_VIEW + " no_device read_aloud"
CHECKED = "reason notify_custodian notify_plan_coordinator"

ROWS = (
    # Board admin; what leads the board.
    ("board_admin", "change_rules create_organisation", "", "notify_lead_manager", None),
    ("board_admin", "grant_office read_log keep_people", "", "", None),
    ("director", "grant_high_office", "", "", None),
    # Reviewing-service co-ordinator.
    ("coordinator", "create_conference", "linked", "late?reason", None),
    ("coordinator", "arrange_conference assign_office", "", "", None),
    ("coordinator", "read_header read_invitation read_circulation", "", "", None),
    ("coordinator", "prepare_conference answer_task keep_bars", "", "", None),
    ("coordinator", "propose_circulation", "agreed", "chair_confirms", None),
    ("coordinator", "end_invitation", "", "reason notify_both_offices", None),
    ("coordinator", "replace_office", "", "reason notify_both_offices handover", None),
    ("team_coordinator", "read_report read_record", "", "", None),
    # Independent chair.
    ("chair", "read_header read_invitation read_circulation read_report read_record read_views", "", "", None),
    ("chair", "open_meeting readmit_person", "", "", None),
    ("chair", "adjourn_meeting close_meeting open_closed_session", "meeting_open", "", None),
    ("chair", "record_quoracy", "meeting_open", "at_discretion?reason", None),
    ("chair", "exclude_person", "", "reason", None),
    ("chair", "decide_outcome", "quorate views_complete", "reason notify_custodian notify_plan_coordinator", None),
    ("chair", "decide_tie", "tie", "reason", None),
    ("chair", "agree_record", "submitted", "", None),
    ("chair", "raise_label", "", "", None),
    ("chair", "lower_label", "", "reason", None),
    ("chair", "confirm_circulation", "agreed", "", None),
    ("chair", "widen_circulation", "agreed", "reason", None),
    ("chair", "enter_view", ON_BEHALF, "name_both", None),
    ("chair", "prepare_conference conduct_meeting answer_task", "", "", None),
    ("past_chair", "agree_record", "submitted", "", None),
    ("past_chair", "confirm_circulation", "agreed", "", None),
    ("past_chair", "state_need", "", "", None),
    ("former_chair", "read_report read_record read_views", "", "reason", None),
    # Minute taker.
    ("record_taker", "read_header read_record", "", "", None),
    ("record_taker", "read_report", "pack_issued", "", None),
    ("record_taker", "write_record write_attendance", "draft", "keep_version", None),
    ("record_taker", "raise_label", "draft", "", "author"),
    ("record_taker", "enter_view", ON_BEHALF, "name_both", None),
    # Practitioner invited.
    ("practitioner", "read_header reply_invitation take_part", "", "", None),
    ("practitioner", "read_report read_record", "pack_issued", "", None),
    ("practitioner", "give_view", MEETING_VIEW, "receipt", None),
    ("practitioner", "challenge_record", "received challenge_open", "store_with_record", None),
    ("practitioner", "raise_label", "", "", "author"),
    ("own_practitioner", "read_report", "", "", None),
    ("own_practitioner", "write_report withdraw_report", "!pack_issued", "", None),
    ("own_practitioner", "add_addendum", "pack_issued", "", None),
    # Report author not attending.
    ("report_author", "read_report", "", "", "author"),
    ("report_author", "write_report", "!pack_issued", "", "author"),
    ("report_author", "add_addendum", "pack_issued", "", "author"),
    ("report_author", "take_part", "", "", None),
    ("report_author", "raise_label", "", "", "author"),
    # Who has sent apologies, until the conference begins.
    ("absent_invitee", "read_header", "!begun", "", None),
    ("absent_invitee", "reply_invitation", "", "", None),
    # Observer, interpreter; legal adviser.
    ("observer", "read_record", "pack_issued", "", None),
    ("interpreter", "read_record", "pack_issued", "", None),
    ("legal_adviser", "read_header reply_invitation take_part", "", "", None),
    ("legal_adviser", "read_report read_record", "pack_issued", "", None),
    ("legal_adviser", "add_legal_advice", "", "", None),
    ("legal_adviser", "raise_label", "", "", "author"),
    # Agency safeguarding lead.
    ("agency_lead", "attest_member replace_invitee read_invitation read_claim answer_task keep_people", "", "", None),
    ("agency_lead", "read_report", "draft", "", None),
    ("agency_lead", "approve_report", "draft approval_required", "", None),
    ("agency_lead", "release_to_protect", "protects_a_child", "reason notify_chair", None),
    # Lead safeguarding manager, and the deputy.
    ("lead_manager", "release_to_protect", "protects_a_child", "reason notify_chair", None),
    ("lead_manager", "appoint_agency_lead read_claim review_claim", "", "", None),
    ("lead_manager", "answer_task read_dispute handle_dispute state_need keep_bars", "", "", None),
    ("deputy_manager", "answer_task state_need", "", "", None),
    ("deputy_manager", "read_dispute handle_dispute", "manager_chaired", "", None),
    ("lead_manager", "read_access_history", "", "reason", None),
    ("lead_manager", "set_aside", "trigger", "reason notify_recipients", None),
    ("deputy_manager", "set_aside", "trigger manager_chaired", "reason notify_recipients", None),
    ("manager_with_need", "read_report read_record read_views", "", "reason notify_chair", None),
    ("manager_handling", "read_report read_record read_views", "", "notify_chair", None),
    ("manager_in_core_group", "read_report read_record read_views", "", "notify_chair", None),
    # Register custodian.
    ("custodian", "execute_decision", "decision_event", "", None),
    ("custodian", "remove_entry", "evidence", "reason notify_plan_coordinator", None),
    ("custodian", "correct_entry", "", "reason keep_old_value", None),
    ("custodian", "read_entry answer_task note_change", "", "", None),
    ("custodian", "answer_enquiry", "confirmed_caller", "reason", None),
    ("custodian", "export_register", "", "notify_lead_manager watermark", None),
    ("custodian", "merge_identity", "evidence", "reason", None),
    ("custodian", "export_bulk", "", "reason notify_lead_manager watermark", None),
    ("custodian", "dispose", "", "reason notify_lead_manager", None),
    # Emergency register checker; 3.5.
    ("out_of_hours", "answer_enquiry", "confirmed_caller", "reason", None),
    ("board_member", "declare_conflict", "", "", None),
    # An alert is acknowledged by whom it tells (R-02, CHAIR-08).
    ("board_member", "answer_task", "", "", "recipient"),
    ("board_member", "check_register", "identified within_rate", CHECKED, None),
    ("board_member", "read_alerts", "found immediate_safety", "reason notify_plan_coordinator review view_only", None),
    ("board_member", "claim_access", "reasoned one_child audit_writable", CHECKED + " notify_agency_lead review", None),
    # Core group, plan co-ordinator; case manager.
    ("core_group", "read_entry read_alerts read_plan write_progress", "", "", None),
    ("core_group", "read_record", "agreed !superseded", "", None),
    ("plan_coordinator", "read_entry read_alerts read_plan write_progress", "", "", None),
    ("plan_coordinator", "answer_task note_change", "", "", None),
    ("plan_coordinator", "read_record", "agreed !superseded", "", None),
    ("case_manager", "prepare_conference answer_task note_change read_header", "", "", None),
    ("social_services", "create_conference", "linked", "late?reason", None),
    ("case_manager", "unseal_address", "", "reason", None),
    # Appeals panel member.
    ("panel", "read_report read_record read_views read_dispute", "", "", None),
    ("panel", "recommend_appeal", "panel_quorate", "reason", None),
    # Family member, advocate.
    ("family", "read_own_copy", "identity_proved released !excluded", "", "recipient"),
    ("family", "read_own_invitation", "identity_proved place_allowed !excluded", "", "recipient"),
    ("family", "submit_words", "identity_proved", "label_person", "author"),
    ("advocate", "read_own_copy", "identity_proved released !excluded", "", None),
    ("advocate", "read_own_invitation", "identity_proved place_allowed !excluded", "", None),
    ("advocate", "submit_words", "identity_proved", "label_person", None),
    # Auditor; data-protection officer; analyst; operator.
    ("auditor", "read_log run_verifier read_statistics", "", "", None),
    ("auditor", "read_sample", "in_sample", "reason notify_lead_manager", None),
    ("data_protection", "work_request read_access_history", "request_open", "reason", None),
    ("data_protection", "lift_hold", "", "reason notify_lead_manager", None),
    ("analyst", "read_statistics", "", "", None),
    ("operator_of", "run_system change_system", "", "", None),
    ("operator_of", "open_database", "", "notify_board session_recorded", None),
    # 3.5 what a claim opens; an address's own list.
    ("claimant", "read_entry", "", "review view_only", None),
    ("claimant", "read_alerts read_plan", "!narrowed", "review view_only", None),
    ("address_reader", "read_address", "", "view_only", None),
)

# ---- 3.4 dual control: the group, its action, and who may be the second

TWO_PEOPLE = (
    ("rules", "change_rules", "board_admin"),
    ("organisations", "create_organisation", "board_admin"),
    ("grants_of_power", "grant_office", "board_admin lead_manager"),
    ("grants_of_power", "grant_high_office", "director"),
    ("grants_of_power", "appoint_agency_lead", "board_admin"),
    ("outside_release", "confirm_circulation", "lead_manager coordinator"),  # only to the family or outside
    ("widened_release", "widen_circulation", "lead_manager"),
    ("lowered_label", "lower_label", "lead_manager coordinator"),  # only if one of LOWERED_BY_TWO goes
    ("address_unsealed", "unseal_address", "lead_manager"),
    ("administrative_removal", "remove_entry", "lead_manager"),
    ("entry_corrected", "correct_entry", "lead_manager custodian"),
    ("register_list", "export_register", "lead_manager"),
    ("appeal_outcome", "recommend_appeal", "panel"),
    ("set_aside", "set_aside", "lead_manager deputy_manager"),
    ("identities", "merge_identity", "lead_manager"),
    ("bulk_export", "export_bulk", "lead_manager"),
    ("disposal", "dispose", "lead_manager"),
    ("hold_lifted", "lift_hold", "lead_manager"),
    ("system_change", "change_system", "operator_of director"),
    ("system_change", "open_database", "operator_of director"),
)

# ---- the partner's channel, and purposes

BY_PARTNER = frozenset(words("write_report write_attendance check_register"))
PURPOSE_OF = {"check_register": "register_enquiry", "read_sample": "audit", "work_request": "access_request"}
