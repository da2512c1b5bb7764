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
    ...Object.fromEntries(["code", "recovery_code", "link", "prove", "set_up_password", "set_up_app", "set_up_passkey",
        "set_up_codes"].map((name) => [name, "a step of a walk: signin.mjs takes it"])),
};
