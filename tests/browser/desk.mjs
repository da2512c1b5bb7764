// A post and a setting that take two people, in a browser: proposed by one, agreed to or withdrawn; in both languages,
// with and without scripts.
import { check } from "./report.mjs";
import { date, look, says, send, somebody } from "./somebody.mjs";

/** A post of an authority: the administrator proposes, the lead manager agrees. */
async function grant(browser, address, code, scripts) {
    const name = `a post in ${code}${scripts ? "" : " without scripts"}`;
    const first = await somebody(browser, address, "admin", scripts);
    const person = scripts ? `hv-${code === "en" ? 2 : 3}` : `teacher-${code === "en" ? 3 : 4}`;
    await first.goto(`${address}/${code}/administration/people/${person}/new-post`);
    await send(first);
    check(`${name}: nothing chosen is said`, (await first.locator(".govuk-error-summary").count()) ? "" : "it is not");
    await look(first, `${name}: what is wrong`, scripts);
    await first.check('[name="post"][value="custodian"]');
    await first.selectOption('[name="authority"]', "W06999901");
    await date(first, "on", "1", "1", "2027");
    await first.fill('[name="reason"]', "Dychmygol / invented");
    await send(first);
    const place = `/${code}/administration/people/${person}/posts/custodian/W06999901`;
    check(`${name}: it waits`, (await first.locator(`a[href="${place}/withdraw"]`).count()) ? "" : first.url());
    await look(first, `${name}: what waits`, scripts);
    await first.goto(`${address}${place}/agree`);
    await send(first);
    check(`${name}: not by who proposed it`, (await first.locator(".govuk-error-summary").count()) ? "" : "agreed");
    const second = await somebody(browser, address, "lsm", scripts);
    await second.goto(`${address}${place}/agree`);
    await look(second, `${name}: before agreeing`, scripts);
    await says(second, `${name}: the reason is read`, /Dychmygol \/ invented/);
    await send(second);
    await second.goto(`${address}/${code}/administration/people/${person}`);
    await says(second, `${name}: it is held`, /2027/);
    for (const page of [first, second]) await page.context().close();
}

/** A setting: seen before, proposed, and withdrawn again. */
async function set(browser, address, code, scripts) {
    const name = `a setting in ${code}${scripts ? "" : " without scripts"}`;
    const page = await somebody(browser, address, "admin", scripts);
    await page.goto(`${address}/${code}/administration/settings/RECORD_TARGET_DAYS/change`);
    await page.fill('[name="value"]', "25");
    await date(page, "valid_from", "1", "1", "2026");
    await page.fill('[name="reason"]', "Dychmygol / invented");
    await send(page);
    await look(page, `${name}: what would change`, scripts);
    check(`${name}: duties that would move are listed`, (await page.locator("main tbody tr").count()) ? "" : "none");
    await send(page);
    const leads = page.locator('a[href*="/administration/rules/"][href$="/withdraw"]');
    check(`${name}: it waits`, (await leads.count()) ? "" : page.url());
    await Promise.all([page.waitForEvent("load"), leads.first().click()]);
    await look(page, `${name}: before it is withdrawn`, scripts);
    await send(page);
    check(`${name}: it is withdrawn`, (await leads.count()) ? "it still waits" : "");
    await page.context().close();
}

export async function check_desk(browser, { address }) {
    for (const code of ["en", "cy"])
        for (const scripts of [true, false]) {
            await grant(browser, address, code, scripts);
            await set(browser, address, code, scripts);
        }
}
