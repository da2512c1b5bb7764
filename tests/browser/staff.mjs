// People who leave, and whose part changes, while they are signed in: at the next request it is as the directory says.
// In both languages, with and without scripts.
import { sign_in_anew } from "./people.mjs";
import { check } from "./report.mjs";
import { Person } from "./signin.mjs";

/** Somebody of the demonstration at a browser of their own. */
async function at_browser(browser, server, person, code, scripts) {
    const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 1280, height: 900 } });
    await sign_in_anew(context, server.address, person);
    const name = `staff: ${person} ${code}${scripts ? "" : " without scripts"}`;
    return new Person(await context.newPage(), name, server.address, code, scripts);
}

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
        const come = async (person) => Object.assign(await at_browser(browser, server, person, code, scripts), { who: person });
        await leaves(await come("admin"), await come(leaver));
        await changes_part(await come("lsm"), await come("admin"), await come(mover), agency);
    }
}
