// What a page must hold, in a browser.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { sign_in } from "./people.mjs";
import { check } from "./report.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const standard = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const other = { en: "cy", cy: "en" };
const widths = [1280, 390, 320];

export async function overflow(page) {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    return over > 0 ? `${over} pixels too wide` : "";
}

/** What axe finds. Put in through the debugger: the page's own policy lets no script in. */
export async function axe_of(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), standard);
    return violations.map((one) => `${one.id} at ${one.nodes[0].target} (${one.nodes.length})`).join("; ");
}

/** The first stop of the Tab key is seen and leads to the content. */
async function skips(page) {
    await page.keyboard.press("Tab");
    const first = await page.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        return document.activeElement.matches(".govuk-skip-link") && box.height > 10 && box.width > 10;
    });
    if (!first) return "the first stop is not the link to the content, or it is not seen";
    await page.keyboard.press("Enter");
    return (await page.evaluate(() => location.hash)) === "#main-content" ? "" : "the link does not lead to the content";
}

/** Every further stop shows where it is. */
async function keyboard(page) {
    for (let stop = 0; stop < 14; stop += 1) {
        await page.keyboard.press("Tab");
        const shown = await page.evaluate(() => {
            const style = getComputedStyle(document.activeElement);
            return document.activeElement === document.body || style.outlineStyle !== "none" || style.boxShadow !== "none";
        });
        if (!shown) return `stop ${stop + 1} does not show where it is`;
    }
    return "";
}

async function language(page, code, path) {
    const found = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        links: [...document.querySelectorAll("a[hreflang], .govuk-language-navigation a")].map((link) =>
            link.getAttribute("href")),
    }));
    if (found.lang !== code) return `lang is ${found.lang}`;
    const wanted = `/${other[code]}${path}`;
    const same = (href) => decodeURIComponent(href) === decodeURIComponent(wanted);
    return found.links.some(same) ? "" : `no link to ${wanted}, only ${found.links}`;
}

async function title(page, names) {
    const text = await page.title();
    return names.find((name) => text.includes(name)) ?? (text.length > 5 ? "" : "no title");
}

async function paper(page) {
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => {
        const shown = (selector) => [...document.querySelectorAll(selector)].some((one) => one.offsetHeight > 0);
        return { menu: shown(".govuk-service-navigation, .govuk-language-navigation"), text: shown("main h1") };
    });
    await page.emulateMedia({ media: "screen" });
    return seen.menu ? "the menu is printed" : seen.text ? "" : "the heading is not printed";
}

/** With scripts: everything that a page must hold. */
export async function visit(browser, address, code, { path, person }, names) {
    const name = `/${code}${path}${person ? ` by ${person}` : ""}`;
    const context = await browser.newContext({ viewport: { width: widths[0], height: 900 }, serviceWorkers: "block" });
    await sign_in(context, address, person);
    const page = await context.newPage();
    const faults = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("requestfailed", (request) => faults.push(`not loaded: ${request.url()}`));
    page.on("request", (request) => request.url().startsWith(address) || faults.push(`asks elsewhere: ${request.url()}`));
    const response = await page.goto(`${address}/${code}${path}`);
    const text = await response.text();
    check(`${name} is there`, response.status() === 200 ? "" : response.status());
    check(`${name}: scripts ran`, (await page.evaluate(() => document.body.classList.contains("js-enabled"))) ? "" : "no");
    check(`${name}: language and the link that changes it`, await language(page, code, path));
    check(`${name}: title names nobody`, await title(page, names));
    check(`${name}: skip link`, await skips(page));
    check(`${name}: keyboard`, await keyboard(page));
    check(`${name}: axe`, await axe_of(page));
    check(`${name}: print`, await paper(page));
    for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        check(`${name}: nothing wider than ${width} pixels`, await overflow(page));
    }
    check(`${name}: axe at ${widths.at(-1)} pixels`, await axe_of(page));
    check(`${name}: no error in the console, nothing against the policy`, faults.join("; "));
    await context.close();
    return text;
}

/** Without scripts: the same words, no wider, the menu there. */
export async function visit_without_scripts(browser, address, code, { path, person }) {
    const name = `/${code}${path}${person ? ` by ${person}` : ""}`;
    const context = await browser.newContext({ viewport: { width: 320, height: 900 }, javaScriptEnabled: false });
    await sign_in(context, address, person);
    const page = await context.newPage();
    await page.goto(`${address}/${code}${path}`);
    check(`${name} without scripts: nothing wider than 320 pixels`, await overflow(page));
    const menu = await page.locator(".govuk-service-navigation a").first().isVisible();
    const words = (await page.locator("main").innerText()).length;
    check(`${name} without scripts: menu and content are seen`, menu && words > 40 ? "" : `menu ${menu}, ${words} letters`);
    await context.close();
}
