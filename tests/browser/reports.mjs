// A report from its first word to the chair's decision, in a browser: written, shared with the family, kept back, with a
// document beside it; in both languages, one of them without scripts.
import { readFileSync } from "node:fs";
import { check } from "./report.mjs";
import { look, press, says, send, somebody } from "./somebody.mjs";

const conference = "C05";

async function count(page, name, selector, wanted) {
    const found = await page.locator(selector).count();
    check(name, found === wanted ? "" : `${found} of ${selector}`);
}

/** Somebody who knows nothing of note: from the conference to the report in its box, without typing. */
async function nothing_known(page, place, name) {
    let clicks = 0;
    await page.goto(`${place}`);
    await press(page, page.locator(`main a[href$="/${conference}/report"]`));
    await press(page, page.locator('main a[href*="/report/"]').first());
    clicks += 2;
    for (const box of await page.locator('main input[name$="-none"]').all())
        if (await box.isVisible()) {
            await box.check();
            clicks += 1;
        }
    check(`${name}: three pages and so many clicks`, clicks <= 8 ? "" : `${clicks} clicks`);
}

/** A report with a passage for everybody, one for the chair alone, and one that was asked for. */
async function write(browser, address, code, scripts, person) {
    const name = `a report in ${code}${scripts ? "" : " without scripts"}`;
    const page = await somebody(browser, address, person, scripts);
    const place = `${address}/${code}/conferences/${conference}`;
    await nothing_known(page, place, name);
    await look(page, name, scripts);
    for (const box of await page.locator('main input[name$="-none"]').all()) if (await box.isChecked()) await box.uncheck();
    await send(page);
    check(`${name}: an empty one is not sent`, (await page.locator(".govuk-error-summary").count()) ? "" : "it was");
    await page.fill('[name="involvement-1"]', "Dychmygol / invented");
    await press(page, page.locator('button[value="more:involvement"]'));
    check(`${name}: nothing is lost with one passage more`,
        await page.inputValue('[name="involvement-1"]') === "Dychmygol / invented" ? "" : "it is");
    await count(page, `${name}: one passage more`, '[name="involvement-2"]', 1);
    await send(page);
    await count(page, `${name}: what is missing is said beside the passage`, '.govuk-error-summary a[href="#involvement-1-type"]', 1);
    await look(page, `${name}: what is wrong`, scripts);
    await page.check('[name="involvement-1-type"][value="fact"]');
    await press(page, page.locator('button[value="more:involvement"]'));
    await page.fill('[name="involvement-2"]', "Cyfrinachol / secret");
    await page.check('[name="involvement-2-type"][value="opinion"]');
    await page.locator('[name="involvement-2"]').locator("xpath=ancestor::div[contains(@class,'noddfa-passage')]")
        .locator("summary").click();
    await page.selectOption('[name="involvement-2-for"]', "chair");
    await page.fill('[name="involvement-2-why"]', "Dychmygol / invented");
    await send(page);
    const report = new URL(page.url()).pathname;
    await says(page, `${name}: it is read`, /Dychmygol \/ invented/);
    await look(page, `${name}: as it is read`, scripts);
    return { page, report, name, person };
}

/** Shown to the mother, who says something to a passage; what she says is answered. */
async function share({ page, report, name }, address, scripts) {
    await page.goto(`${address}${report}/share`);
    await page.locator('[name="person"]').last().check();
    for (const [field, value] of Object.entries({ method: "in_person", language: "cy", discussed: "yes" }))
        await page.check(`[name="${field}"][value="${value}"]`);
    await page.locator("main details summary").first().click();
    await page.fill('[name="said-1"]', "Nid felly / not so");
    await look(page, `${name}: sharing`, scripts);
    await send(page);
    await says(page, `${name}: what the family says stands beside it`, /Nid felly \/ not so/);
    await press(page, page.locator('main a[href*="/answer/"]'));
    await page.fill('[name="response"]', "Ateb / answer");
    await send(page);
    await says(page, `${name}: it is answered`, /Ateb \/ answer/);
}

/** The same person on a browser that they were signed in on before: an unknown one is left no file. */
async function on_known_browser(browser, address, person, scripts) {
    const page = await (await browser.newContext({ javaScriptEnabled: scripts })).newPage();
    for (const visit of [1, 2]) {
        await page.goto(`${address}/en/sign-in`);
        const button = page.locator(`button[value="${person}"]`);
        if (!(await button.isVisible())) await page.locator("main details summary").first().click();
        check(`${person} is offered, visit ${visit}`, (await button.count()) ? "" : "nobody");
        await press(page, button);
    }
    return page;
}

/** A document beside the report: what is unfit is refused, what is not comes back as it was. */
async function document({ page, report, name, person }, browser, address, scripts) {
    const file = (title, content) => ({ name: title, mimeType: "application/pdf", buffer: Buffer.from(content) });
    await page.goto(`${address}${report}/document`);
    await look(page, `${name}: a document`, scripts);
    await page.setInputFiles('[name="document"]', file("adroddiad.pdf", "MZ"));
    await send(page);
    await count(page, `${name}: a false document is refused beside the field`, '.govuk-error-summary a[href="#document"]', 1);
    const content = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
    await page.setInputFiles('[name="document"]', file("adroddiad.pdf", content));
    await send(page);
    const link = 'main a[href*="/documents/"]';
    await press(page, page.locator(link).first());
    check(`${name}: not on an unknown browser`, (await page.locator("h1").count()) && !(await page.locator(link).count()) ? "" : "given");
    const known = await on_known_browser(browser, address, person, scripts);
    await known.goto(`${address}${report}`);
    const [saved] = await Promise.all([known.waitForEvent("download"), known.locator(link).first().click()]);
    check(`${name}: it is saved as it was`, readFileSync(await saved.path(), "utf8") === content ? "" : "changed");
    await known.context().close();
}

/** That sharing could cause harm; then what waits for the chair, and that it does so no longer. */
async function decide({ page, report, name }, browser, address, code, scripts) {
    await page.goto(`${address}${report}/risk`);
    await page.fill('[name="reason"]', "Dychmygol / invented");
    await send(page);
    const chair = await somebody(browser, address, "chair-a", scripts);
    const overview = `${address}/${code}/conferences/${conference}/sharing`;
    await chair.goto(overview);
    await look(chair, `${name}: what the chair sees`, scripts);
    await press(chair, chair.locator(`main a[href="${report}/restriction"]`));
    await look(chair, `${name}: whether it is kept back`, scripts);
    await chair.check('[name="agreed"][value="no"]');
    await chair.fill('[name="reason"]', "Dychmygol / invented");
    await send(chair);
    await count(chair, `${name}: it waits no longer`, `main a[href="${report}/restriction"]`, 0);
    await press(chair, chair.locator(`main a[href^="${report}/passages/"]`).first());
    await says(chair, `${name}: the chair reads what is for the chair`, /Cyfrinachol \/ secret/);
    await chair.check('[name="readers"][value="practitioners"]');
    await chair.fill('[name="reason"]', "Dychmygol / invented");
    await send(chair);
    await count(chair, `${name}: the passage waits no longer`, `main a[href^="${report}/passages/"]`, 0);
    await chair.context().close();
}

export async function check_reports(browser, { address }) {
    for (const [code, scripts, person] of [["en", true, "teacher-3"], ["cy", false, "hv-2"]]) {
        const written = await write(browser, address, code, scripts, person);
        await share(written, address, scripts);
        await document(written, browser, address, scripts);
        await decide(written, browser, address, code, scripts);
        await written.page.context().close();
    }
}
