// People who leave, and whose part changes, while they are signed in: at the next request it is as the directory says.
// In both languages, with and without scripts.
import { check } from "./report.mjs";
import { at_browser } from "./somebody.mjs";

async function leaves(administrator, leaver) {
    await leaver.open("conferences");
    leaver.is_at("/conferences");
    const id = leaver.who;
    await administrator.open(`administration/people/${id}/leaving`);
    await administrator.submit("/leaving");
    administrator.is_at(`/administration/people/${id}`);
    await leaver.page.reload();
    await leaver.look();
    leaver.is_at("/sign-in");
    for (const path of ["account", "administration", "emergency"]) {
        await leaver.open(path);
        leaver.is_at("/sign-in");
    }
}

/** A post is theirs at the next request after the second person agreed, and not before. */
async function changes_part(manager, administrator, person, agency) {
    const id = person.who;
    await person.open("conferences");
    const leads = () => person.page.locator(`.govuk-service-navigation a[href="/${person.code}/administration"]`).count();
    check(`${person.name}: no administration before`, (await leads()) === 0 ? "" : "there is one");
    await manager.open(`administration/people/${id}/new-post`);
    await manager.page.check('[name="post"][value="agency_lead"]');
    await manager.page.selectOption('[name="agency"]', agency);
    await manager.type("reason", "Dychmygol / invented");
    await manager.submit("/new-post");
    const place = `administration/people/${id}/posts/agency_lead/${agency}`;
    await person.page.reload();
    check(`${person.name}: nor while one person alone wants it`, (await leads()) === 0 ? "" : "there is one");
    await administrator.open(`${place}/agree`);
    await administrator.submit("/agree");
    await person.page.reload();
    check(`${person.name}: administration at the next request`, (await leads()) === 1 ? "" : "there is none");
}

const runs = [
    ["en", true, "probation", "teacher-4", "school-1"],
    ["cy", false, "senior", "sw-2", "north-council"],
];

export async function check_staff(browser, server) {
    for (const [code, scripts, leaver, mover, agency] of runs) {
        const come = (who) => at_browser(browser, server, who, code, scripts, { anew: true, doing: "staff" });
        await leaves(await come("admin"), await come(leaver));
        await changes_part(await come("lsm"), await come("admin"), await come(mover), agency);
    }
}
