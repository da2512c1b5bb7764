"""The decision: D1 to D10, the labels, the rows, the second person; a function a rule, named as the design does."""
from oracle_facts import ANYTHING
from oracle_tables import (
    ABOUT_ONESELF,
    ACTS_THAT_SHOW,
    ACTIONS_OF,
    ALSO_LOOKS,
    BY_PARTNER,
    CHAIRS_ACTS,
    CLOSE_CONFLICTS,
    FRESH_SIGN_IN,
    FRESH_SIGN_IN_LITE,
    GRANTS,
    LABEL_ADMITS,
    LABEL_LISTS,
    LEAVES_A_FILE,
    LOWERED_BY_TWO,
    NO_CASE_DATA,
    OVER_ANOTHERS_WORK,
    PURPOSE_OF,
    RECORD_TAKERS_ACTS,
    ROLES,
    ROWS,
    TWO_PEOPLE,
)

# ---- roles (3.1, and "Roles of two relations" of the readings)


def invited_as(q, part):
    return q.holds("invitee", q.conference, part)


def is_manager(q):
    return q.holds("lead_manager", q.authority)


def has_claim(q):
    """3.5: one child, and only an object about that one child."""
    return len(q.children) == 1 and q.holds("claim", q.children[0]) and q.holds("member", ANYTHING)


PLAYS = {
    "board_admin": lambda q: q.holds("board_admin", q.board),
    "director": lambda q: q.holds("director", q.board),
    "coordinator": lambda q: q.holds("coordinator", q.authority),
    "team_coordinator": lambda q: q.holds("coordinator", q.authority, q.object.get("team", "")),
    "chair": lambda q: q.holds("chair", q.conference),
    "past_chair": lambda q: q.holds("chaired", q.conference),
    "former_chair": lambda q: q.holds("chaired", q.conference) and q.holds("reasoned_need", q.conference),
    "record_taker": lambda q: q.holds("record_taker", q.conference),
    "practitioner": lambda q: invited_as(q, "practitioner"),
    "own_practitioner": lambda q: invited_as(q, "practitioner") and q.holds("member", q.agency),
    "report_author": lambda q: invited_as(q, "report_author") and q.holds("member", q.agency),
    "absent_invitee": lambda q: invited_as(q, "report_author"),
    "observer": lambda q: invited_as(q, "observer") and q.holds("listed", q.conference, "OPEN"),
    "interpreter": lambda q: invited_as(q, "interpreter") and q.holds("listed", q.conference, "OPEN"),
    "legal_adviser": lambda q: invited_as(q, "legal_adviser"),
    "agency_lead": lambda q: q.holds("agency_lead", q.agency),
    "lead_manager": lambda q: q.holds("lead_manager", q.authority, "manager"),
    "deputy_manager": lambda q: q.holds("lead_manager", q.authority, "deputy"),
    "manager_with_need": lambda q: is_manager(q) and q.holds("reasoned_need", q.conference),
    "manager_handling": lambda q: is_manager(q) and q.holds("handles", q.conference),
    "manager_in_core_group": lambda q: is_manager(q) and q.to_every_child("core_group"),
    "custodian": lambda q: q.holds("custodian", q.authority),
    "out_of_hours": lambda q: q.holds("out_of_hours", q.authority),
    "board_member": lambda q: q.holds("member", ANYTHING),
    "core_group": lambda q: q.to_every_child("core_group"),
    "plan_coordinator": lambda q: q.to_every_child("plan_coordinator"),
    "case_manager": lambda q: q.to_every_child("case_manager"),
    "social_services": lambda q: q.holds("member", ANYTHING, "social_services"),
    "panel": lambda q: q.holds("panel", q.object.get("appeal")),
    "family": lambda q: q.to_every_child("family"),
    "advocate": lambda q: q.holds("advocate_of", q.recipient),
    "auditor": lambda q: q.holds("auditor", q.authority),
    "data_protection": lambda q: q.holds("data_protection", q.authority),
    "analyst": lambda q: q.holds("analyst", q.board),
    "operator_of": lambda q: q.holds("operator_of", q.board),
    "claimant": has_claim,
    "address_reader": lambda q: q.holds("address_access", q.recipient),
}
assert tuple(PLAYS) == ROLES

# ---- D1 to D4 (3.2)


def d1_not_active(q):
    accounts = {part for to, part in q.now("account") if to == q.board}
    # Staff are active through an agency; the board's own, operators and families are not.
    return not accounts or (accounts == {"staff"} and not q.holds("member", ANYTHING))


def d2_sign_in_too_weak(q):
    context, settings = q.context, q.settings
    if context["assurance"] < 2:
        return True
    if q.action in FRESH_SIGN_IN:
        if settings["step_up_needs_aal3"] and context["assurance"] < 3:
            return True
        return context["sign_in_minutes"] > settings["step_up_minutes"] and not context["stage_sign_in"]
    # A stage is a stage of deciding; giving a view is none.
    return q.action in FRESH_SIGN_IN_LITE and context["sign_in_minutes"] > settings["step_up_lite_minutes"]


def d3_another_authority(q):
    if q.authority is None or q.holds("tenant", q.authority):
        return False
    shared = {q.conference}
    if len(q.children) == 1:
        shared.add(q.children[0])
    return not any(to in shared for own, _ in q.now("tenant") for to, _ in q.now("joint", own))


def d4_conflict_of_interest(q):
    if q.action not in ABOUT_ONESELF and (q.who in q.people or q.to_any_child("family")):
        return True
    conflicts = q.now("conflict")
    return bool(conflicts) and any(part in CLOSE_CONFLICTS and to in q.concerns() for to, part in conflicts)


# ---- D5: labels (3.3)


def admitted_by_relation(q, kind, of):
    """Beside the roles of LABEL_ADMITS."""
    if kind == "OPEN":
        return True
    if kind == "CLOSED":
        return q.holds("attended", q.conference, of)
    if kind == "PERSON":
        return q.who == of or q.holds("advocate_of", of)
    if kind == "CHILD":
        return q.holds("plan_coordinator", of) or q.holds("advocate_of", of)
    if kind == "SOURCE":
        return PLAYS["practitioner"](q) and q.holds("member", ANYTHING, "police")
    return False


def is_listed(q, kind, of):
    text = kind if of is None else f"{kind}({of.partition(':')[2]})"
    return q.holds("listed", q.conference, text)


def admits(q, label):
    kind, of = label
    if kind == "VAULT":
        return q.holds("address_access", of)
    return (
        q.who == q.author
        or admitted_by_relation(q, kind, of)
        or (kind in LABEL_LISTS and is_listed(q, kind, of))
        or any(PLAYS[role](q) for role in LABEL_ADMITS[kind])
    )


def is_look(action):
    return action.startswith("read_") or action in ALSO_LOOKS


def d5_label_not_admitted(q):
    if not all(admits(q, label) for label in q.object["labels"]):
        return True
    return is_look(q.action) and (
        is_excluded(q) or (q.object["part"] != "" and q.holds("excluded", q.conference, q.object["part"]))
    )


def is_excluded(q):
    return q.holds("excluded", q.conference, "all")


# ---- D6, and D7: separation of duties (end of 3.4)


def d6_court_order(q):
    orders = q.now("order")
    return bool(orders) and any(to in q.concerns() for to, _ in orders)


def any_conflict(q):
    conflicts = q.now("conflict")
    return bool(conflicts) and any(to in q.concerns() for to, _ in conflicts)


def granter_is_grantee(q):
    return q.action in GRANTS and q.who == q.recipient


def author_is_actor(q):
    return q.action in OVER_ANOTHERS_WORK and q.who == q.author


def second_is_not_independent(q):
    first = q.context.get("first")
    return first is not None and (
        q.who == first
        or q.holds("beholden", first)
        or q.holds("beholden", q.who, who=first)
        or q.to_any_child("case_manager")
    )


def chair_of_own_case(q):
    return (
        q.action in CHAIRS_ACTS
        and PLAYS["chair"](q)
        and (q.to_any_child("case_manager") or PLAYS["record_taker"](q) or any_conflict(q))
    )


def record_taker_with_another_part(q):
    return (
        q.action in RECORD_TAKERS_ACTS
        and PLAYS["record_taker"](q)
        and (
            PLAYS["chair"](q)
            or q.holds("invitee", q.conference)
            or any(q.to_any_child(relation) for relation in ("core_group", "plan_coordinator", "case_manager"))
        )
    )


def manager_who_chaired(q):
    return q.action in ("set_aside", "handle_dispute") and (PLAYS["chair"](q) or q.holds("chaired", q.conference))


def panel_with_a_part_in_the_case(q):
    return PLAYS["panel"](q) and (
        any(q.holds(part, q.conference) for part in ("chair", "chaired", "record_taker", "invitee", "attended"))
        or any(q.to_any_child(relation) for relation in ("core_group", "plan_coordinator", "case_manager"))
        or any_conflict(q)
    )


def house_at_case_data(q):
    return q.action not in NO_CASE_DATA and (q.holds("board_admin", ANYTHING) or q.holds("operator_of", ANYTHING))


def two_offices_of_the_house(q):
    """Operator, board administrator and auditor are three different people."""
    here = (PLAYS["board_admin"](q), PLAYS["operator_of"](q), PLAYS["auditor"](q))
    if not any(here):
        return False
    return sum(q.holds(office, ANYTHING) for office in ("board_admin", "operator_of", "auditor")) > 1


SEPARATIONS = (
    granter_is_grantee,
    author_is_actor,
    second_is_not_independent,
    chair_of_own_case,
    record_taker_with_another_part,
    manager_who_chaired,
    panel_with_a_part_in_the_case,
    house_at_case_data,
    two_offices_of_the_house,
)


def d7_separation_of_duties(q):
    return any(separation(q) for separation in SEPARATIONS)


# ---- D8 to D10


def d8_unknown_device(q):
    return q.action in LEAVES_A_FILE and q.context["device"] == "unknown"


def d9_legal_hold(q):
    return q.action == "dispose" and "legal_hold" in q.context["circumstances"]


def d10_withheld_address(q):
    if any(kind == "VAULT" for kind, _ in q.object["labels"]):
        return True
    return q.action == "read_address" and not PLAYS["address_reader"](q)


def not_by_partner(q):
    return q.context["channel"] == "partner" and q.action not in BY_PARTNER


def purpose_not_allowed(q):
    return q.action in PURPOSE_OF and q.context["purpose"] != PURPOSE_OF[q.action]


def wrong_object(q):
    return q.action not in ACTIONS_OF[q.object["kind"]]


# In this order; the first that is true is the answer.
DENIES = (
    ("wrong_object", wrong_object),
    ("not_active", d1_not_active),
    ("sign_in_too_weak", d2_sign_in_too_weak),
    ("another_authority", d3_another_authority),
    ("conflict_of_interest", d4_conflict_of_interest),
    ("label_not_admitted", d5_label_not_admitted),
    ("court_order", d6_court_order),
    ("separation_of_duties", d7_separation_of_duties),
    ("unknown_device", d8_unknown_device),
    ("legal_hold", d9_legal_hold),
    ("withheld_address", d10_withheld_address),
    ("not_by_partner", not_by_partner),
    ("purpose_not_allowed", purpose_not_allowed),
)

# ---- two people

GROUP_AND_SECONDS = {action: (group, tuple(seconds.split())) for group, action, seconds in TWO_PEOPLE}


def needs_two(q):
    group, _ = GROUP_AND_SECONDS.get(q.action, (None, ()))
    if group not in q.facts.two_people:
        return False
    if group == "outside_release":
        return "to_family_or_outside" in q.context["circumstances"]
    if group == "lowered_label":
        return any(kind in LOWERED_BY_TWO for kind, _ in q.object["removed"])
    return True


def as_second(q):
    """What the second person gets: the reason, and the obligations."""
    if not needs_two(q):
        return "takes_no_second", ()
    # A proposal without its minute is not known to be young enough; one yet to come is none.
    proposed_at = q.context.get("proposed_at")
    if proposed_at is None or not 0 <= q.minute - proposed_at < q.settings["proposal_minutes"]:
        return "proposal_expired", ()
    if not any(PLAYS[role](q) for role in GROUP_AND_SECONDS[q.action][1]):
        return "not_the_second", ()
    return "permitted", ("log_act", "same_bytes", *warnings(q))


# ---- rows


def rows_by_action():
    """action -> [(role, needed, forbidden, obligations, those that depend, whose paper)] in the order of roles."""
    table = {action: [] for actions in ACTIONS_OF.values() for action in actions}
    for role, actions, needs, owes, paper in sorted(ROWS, key=lambda row: ROLES.index(row[0])):
        needed = frozenset(word for word in needs.split() if not word.startswith("!"))
        forbidden = frozenset(word[1:] for word in needs.split() if word.startswith("!"))
        always = tuple(word for word in owes.split() if "?" not in word)
        depends = tuple(tuple(word.split("?")) for word in owes.split() if "?" in word)
        for action in actions.split():
            table[action].append((role, needed, forbidden, always, depends, paper))
    return table


ROWS_OF = rows_by_action()


def circumstances(q):
    """What the question says, but for what follows from facts and settings."""
    known = set(q.context["circumstances"]) - {"reasoned", "one_child", "narrowed", "excluded"}
    if q.context["reason_characters"] >= q.settings["claim_reason_characters"]:
        known.add("reasoned")
    # 3.5: break-glass is for one child.
    if len(q.children) == 1:
        known.add("one_child")
    if q.holds("narrowed", q.board):
        known.add("narrowed")
    # Whoever reads for somebody excluded is kept out as they are.
    if q.holds("excluded", q.conference, "all", who=q.recipient):
        known.add("excluded")
    return known


def is_own(q, paper):
    return paper is None or q.who == (q.author if paper == "author" else q.recipient)


def by_the_rows(q):
    known = circumstances(q)
    reason = "no_relation"
    for role, needed, forbidden, always, depends, paper in ROWS_OF[q.action]:
        if not (is_own(q, paper) and PLAYS[role](q)):
            continue
        if needed <= known and not forbidden & known:
            when = tuple(obligation for circumstance, obligation in depends if circumstance in known)
            return "permitted", (*always, *when, *of_all(q))
        reason = "not_now"
    return reason, ()


def of_all(q):
    """The obligations that every row has."""
    owed = list(warnings(q))
    if not is_look(q.action):
        owed.append("log_act")
    if q.action not in NO_CASE_DATA and (is_look(q.action) or q.action in ACTS_THAT_SHOW):
        owed.append("log_look")
    if needs_two(q):
        owed.append("second_person")
    return owed


def warnings(q):
    """R-27: lapsed training or attestation warns."""
    for until, warning in (("trained_until", "warn_training"), ("attested_until", "warn_attestation")):
        last = q.context.get(until)
        if last is not None and q.day > last:
            yield warning


# ---- the answer


def answer(q):
    """["permit" or "deny", reason, obligations, facts version]."""
    for reason, denies in DENIES:
        if denies(q):
            return ["deny", reason, [], q.facts.version]
    reason, owed = as_second(q) if "first" in q.context else by_the_rows(q)
    return ["permit" if reason == "permitted" else "deny", reason, list(owed), q.facts.version]
