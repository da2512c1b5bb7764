// Somebody who points and types, on the way of one family: every page, click and answer typed is counted under what they
// are doing, and every kind of page is looked at once.
import { axe_of, overflow } from "./pages.mjs";
import { sign_in, sign_in_anew } from "./people.mjs";
import { check } from "./report.mjs";

const save = 'main form[method="post"] button:not([name])';

/** What is alike of two addresses: who and what they are about is left out. */
const kind_of = (address) => new URL(address).pathname.replace(/\/(R|k-|a-|r-)[\w-]+/g, "/…").replace(/\/(addresses|readers)\/[^/]+/g, "/$1/…");

/** A walk through the pages in one language: with its server, who came so far, what was counted and seen. */
export class Walk {
    constructor(browser, server, run) {
        Object.assign(this, { browser, server, run, counts: {}, seen: new Set(), people: {} });
    }
    /** Who comes again has the same browser. `anew`: signed in a moment ago, where that is asked for. */
    async come(who, anew = false) {
        const one = (this.people[who] ??= await Somebody.come(this, who));
        if (anew)
            for (const page of [one.page, one.beside].filter(Boolean)) await sign_in_anew(page.context(), this.server.address, who);
        return one;
    }
    async end() {
        for (const one of Object.values(this.people)) await one.leave();
    }
}

class Somebody {
    static async come(walk, who) {
        const one = Object.assign(new Somebody(), { walk, who });
        const { browser, server, run } = walk;
        const open = async (scripts) => {
            const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: run.width, height: 900 } });
            await sign_in(context, server.address, who);
            return context.newPage();
        };
        one.page = await open(run.scripts);
        // axe asks by a script: the same page beside it.
        one.beside = run.scripts ? null : await open(true);
        one.page.setDefaultTimeout(8000);
        return one;
    }
    get counted() {
        const { counts } = this.walk;
        return (counts[this.task ?? this.who] ??= { pages: 0, clicks: 0, typed: 0 });
    }
    async arrive() {
        this.counted.pages += 1;
        const address = this.page.url();
        const kind = `/${kind_of(address).slice(1)} ${await this.page.locator(".govuk-error-summary").count()}`;
        if (this.walk.seen.has(kind)) return;
        this.walk.seen.add(kind);
        const name = `family: ${this.who} at ${kind_of(address)}`;
        check(`${name}: nothing wider than ${this.walk.run.width} pixels`, await overflow(this.page));
        if (this.beside && !kind.endsWith(" 0")) return;
        if (this.beside) await this.beside.goto(address);
        check(`${name}: axe`, await axe_of(this.beside ?? this.page));
        if (process.env.PICTURES)
            await this.page.screenshot({ path: `${process.env.PICTURES}/${kind_of(address).replace(/[^\w]+/g, "-")}.png`, fullPage: true });
    }
    async open(path) {
        await this.page.goto(`${this.walk.server.address}/${this.walk.run.code}${path}`);
        await this.arrive();
    }
    /** Follows a link or sends a form: the first that is there. */
    async press(selector) {
        this.counted.clicks += 1;
        await Promise.all([this.page.waitForEvent("load"), this.page.locator(selector).first().click()]);
        await this.arrive();
    }
    /** Follows a link of the page itself by the end of its address. */
    follow(end) {
        return this.press(`main a[href$="${end}"]`);
    }
    async send() {
        await this.press(save);
        check(`family: ${this.who} at ${kind_of(this.page.url())}: taken`,
            (await this.page.locator(".govuk-error-summary").count()) === 0 ? "" : await this.page.locator(".govuk-error-summary").innerText());
    }
    async tick(field, ...values) {
        for (const value of values) {
            const one = this.page.locator(`[name="${field}"][value="${value}"]`);
            if (await one.isChecked()) continue;
            this.counted.clicks += 1;
            await one.check();
        }
    }
    /** Everything of a kind that is in view. */
    async tick_each(selector) {
        for (const one of await this.page.locator(selector).all())
            if ((await one.isVisible()) && !(await one.isChecked())) {
                this.counted.clicks += 1;
                await one.check();
            }
    }
    async pick(field, value) {
        this.counted.clicks += 2;
        await this.page.selectOption(`[name="${field}"]`, value);
    }
    async type(field, text) {
        this.counted.typed += 1;
        await this.page.fill(`[name="${field}"]`, text);
    }
    async day(field, [day, month, year]) {
        this.counted.typed += 1;
        for (const [part, value] of Object.entries({ day, month, year })) await this.page.fill(`[name="${field}-${part}"]`, value);
    }
    async says(what, pattern) {
        const text = await this.page.locator("main").innerText();
        check(`family: ${this.who} ${this.walk.run.code}: ${what}`, pattern.test(text) ? "" : text.slice(0, 500));
    }
    async leave() {
        await this.page.context().close();
        if (this.beside) await this.beside.context().close();
    }
}

const parts_of = (day) => [day.getUTCDate(), day.getUTCMonth() + 1, day.getUTCFullYear()].map(String);
export const today = () => parts_of(new Date());
export const days_ahead = (days) => parts_of(new Date(Date.now() + days * 86400000));

/** The next Wednesday at least so many days ahead: no weekend, and seldom a holiday. */
export function wednesday(days) {
    const day = new Date(Date.now() + days * 86400000);
    day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7));
    return day;
}
export const a_wednesday = (days) => parts_of(wednesday(days));
