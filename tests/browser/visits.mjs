// Which addresses are visited for each route, and by whom of the demonstration. What stands behind the language.
const by = (person, ...paths) => paths.map((path) => ({ path, person }));

export const visits = {
    conferences: [
        ...by("coordinator", "/conferences", "/conferences?view=month", "/conferences?from=2020-01-06", "/conferences?from=never&view=day"),
        ...by("hv-2", "/conferences?view=month"),
    ],
    // Requested, booked with risks, three children, a vote, decided by the chair, by majority, not held.
    conference: [
        ...by("coordinator", "/conferences/C01", "/conferences/C14"),
        ...by("chair-b", "/conferences/C03", "/conferences/C06", "/conferences/C12"),
        ...by("chair-c", "/conferences/C08", "/conferences/C11"),
        ...by("police-3", "/conferences/C11"),
    ],
    reply: by("hv", "/conferences/C06/reply"),
    diary: by("coordinator", "/diary"),
    register: by("custodian", "/register"),
    child: [...by("custodian", "/children/12A", "/children/15A"), ...by("chair-c", "/children/17U")],
    sign_in: by("", "/sign-in"),
    recover: by("", "/recover"),
    recover_sent: by("", "/recover/sent"),
    again: by("coordinator", "/sign-in/again"),
    account: by("coordinator", "/account"),
    sign_out: by("coordinator", "/sign-out"),
    // What cannot be undone asks for a sign-in of five minutes at most: those pages first.
    new_agency: by("admin", "/administration/new-agency"),
    change_agency: by("admin", "/administration/agencies/health-board/change"),
    close_agency: by("admin", "/administration/agencies/health-board/close"),
    propose_post: by("admin", "/administration/people/hv/new-post"),
    end_post: by("admin", "/administration/people/coordinator/posts/coordinator/W06999901/end"),
    change_setting: by("admin", ...["ICPC_DAYS", "LA_SINGLE_AGENCY", "LOCAL_CLOSURE_DAYS"].map((key) => `/administration/settings/${key}/change`)),
    new_holidays: by("admin", "/administration/new-holidays"),
    administration: [...by("admin", "/administration"), ...by("nurse", "/administration")],
    people: [...by("admin", "/administration/people", "/administration/people?q=zzzz"), ...by("nurse", "/administration/people")],
    person: [...by("admin", "/administration/people/hv", "/administration/people/admin"), ...by("lsm", "/administration/people/coordinator")],
    new_person: by("admin", "/administration/new-person"),
    import_people: by("admin", "/administration/import"),
    agencies: by("admin", "/administration/agencies"),
    agency: by("admin", "/administration/agencies/health-board"),
    waiting: by("admin", "/administration/waiting"),
    posts: by("admin", "/administration/posts"),
    settings: by("admin", "/administration/settings"),
    setting: by("admin", "/administration/settings/ICPC_DAYS", "/administration/settings/ROLE_MAP"),
    holidays: by("admin", "/administration/holidays"),
    ...Object.fromEntries(Object.entries({ change_person: "change", record_training: "training", join_agency: "join",
        leave_agency: "leave/health-board", move_agency: "move/health-board", invite_person: "invite",
        disable_account: "disable", enable_account: "enable", record_leaving: "leaving" })
        .map(([name, page]) => [name, by("admin", `/administration/people/hv/${page}`)])),
    attest_membership: by("nurse", "/administration/people/hv/attest/health-board"),
    "child.looks": by("lsm", "/children/12A/looks"),
    "person.looks": by("lsm", "/people/police/looks"),
    looking: by("lsm", "/looking", "/looking?from=2026-01-05"),
    emergency: by("police", "/emergency", "/emergency?child=12A"),
    claims: by("lsm", "/claims"),
    protocol: by("", "/protocol", "/protocol?q=VOTE-07", "/protocol?q=zzzz", "/protocol?heading=A.1"),
    clause: by("", "/clauses/VOTE-07", "/clauses/CONV-02"),
};

// Routes that are no page of their own here, and why.
export const not_pages = {
    home: "leads to the conferences",
    start: "leads to the conferences",
    asset: "stylesheet and script",
    provider_return: "where another organisation's sign-in sends the browser back to",
    provider: "leads to another organisation's sign-in",
    set_up: "leads to the next step",
    export_people: "a table, not a page",
    ...Object.fromEntries(["agree_post", "withdraw_post", "agree_rule", "withdraw_rule", "agree"].map((name) => [name,
        "is there once something was proposed: desk.mjs proposes it"])),
    ...Object.fromEntries(["child.emergency", "claim"].map((name) => [name, "a step of a walk: looking.mjs takes it"])),
    ...Object.fromEntries(["code", "recovery_code", "link", "prove", "set_up_password", "set_up_app", "set_up_passkey",
        "set_up_codes"].map((name) => [name, "a step of a walk: signin.mjs takes it"])),
};
