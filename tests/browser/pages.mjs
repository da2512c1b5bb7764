// What a page must hold, in a browser.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { sign_in, sign_in_anew } from "./people.mjs";
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
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
    return page.evaluate(async (tags) => {
        const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
        return violations.map((one) => `${one.id} at ${one.nodes[0].target} (${one.nodes.length})`).join("; ");
    }, standard);
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

/** Two browsers of one person, signed in a moment ago: one with scripts, one without and as narrow as a telephone. */
export class Pages {
    static async open(browser, address, person) {
        const one = Object.assign(new Pages(), { address, person, faults: [] });
        const page_in = async (options, enter) => {
            const context = await browser.newContext(options);
            await enter(context, address, person);
            return context.newPage();
        };
        one.page = await page_in({ serviceWorkers: "block" }, sign_in_anew);
        one.plain = await page_in({ viewport: { width: widths.at(-1), height: 900 }, javaScriptEnabled: false }, sign_in);
        one.page.on("console", (message) => message.type() === "error" && one.faults.push(message.text()));
        one.page.on("pageerror", (error) => one.faults.push(error.message));
        one.page.on("requestfailed", (request) => one.faults.push(`not loaded: ${request.url()}`));
        one.page.on("request", (request) => request.url().startsWith(address) || one.faults.push(`asks elsewhere: ${request.url()}`));
        return one;
    }
    async close() {
        for (const page of [this.page, this.plain]) await page.context().close();
    }
    /** Everything that a page must hold; gives its text. */
    async visit(code, path, names) {
        const { page, plain, faults } = this;
        const name = `/${code}${path}${this.person ? ` by ${this.person}` : ""}`;
        faults.length = 0;
        await page.setViewportSize({ width: widths[0], height: 900 });
        const response = await page.goto(`${this.address}/${code}${path}`);
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
        // Without scripts: the same words, no wider, the menu there.
        await plain.goto(`${this.address}/${code}${path}`);
        check(`${name} without scripts: nothing wider than ${widths.at(-1)} pixels`, await overflow(plain));
        const menu = await plain.locator(".govuk-service-navigation a").first().isVisible();
        const words = (await plain.locator("main").innerText()).length;
        check(`${name} without scripts: menu and content are seen`, menu && words > 40 ? "" : `menu ${menu}, ${words} letters`);
        return text;
    }
}
