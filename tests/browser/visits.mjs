// Which addresses are visited for each route. What stands behind the language.
export const visits = {
    conferences: ["/conferences", "/conferences?view=month", "/conferences?from=2020-01-06", "/conferences?from=never&view=day"],
    // Requested, booked with risks, three children, a vote, decided by the chair, by majority, not held, transferred.
    conference: ["C01", "C03", "C06", "C08", "C11", "C12", "C14", "C49"].map((id) => `/conferences/${id}`),
    diary: ["/diary"],
    register: ["/register"],
    child: ["12A", "15A", "17U"].map((id) => `/children/${id}`),
    protocol: ["/protocol", "/protocol?q=VOTE-07", "/protocol?q=zzzz", "/protocol?heading=A.1"],
    clause: ["VOTE-07", "CONV-02"].map((id) => `/clauses/${id}`),
};

// Routes that are no page, and why.
export const not_pages = {
    home: "leads to the conferences",
    start: "leads to the conferences",
    asset: "stylesheet and script",
};
