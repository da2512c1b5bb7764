// The chair opens a conference for which much is missing: a reason for each clause that asks for one, who is there, and
// a fresh proof first. By keyboard alone.
import { check } from "./report.mjs";
import { at_browser } from "./somebody.mjs";

const conference = "C03"; // booked, little of it prepared

export async function check_opening(browser, server) {
    const chair = await at_browser(browser, server, "chair-b", "cy", true, { anew: true, doing: "opens" });
    await chair.open(`conferences/${conference}/readiness`);
    await chair.press(`main a[href$="/${conference}/open"]`);
    chair.is_at(`/conferences/${conference}/open`);
    await chair.reach('[name="in_person"]');
    await chair.page.keyboard.press("Space");
    const reasons = await chair.page.locator('textarea[name^="reason-"]').evaluateAll((all) => all.map((one) => one.name));
    check("each clause that asks for a reason has a field of its own", reasons.length > 2 && new Set(reasons).size === reasons.length ? "" : reasons.join(" "));
    const say = async (names) => {
        for (const name of names) {
            await chair.reach(`[name="${name}"]`);
            await chair.page.keyboard.type(`Rheswm ${name}`);
        }
    };
    await say(reasons.slice(1));
    await chair.press('main form [type="submit"]');
    await chair.says("what is missing is said at its field", new RegExp(`#${reasons[0]}|${reasons[0].slice(7)}`));
    check("nothing that was typed is lost", (await chair.page.inputValue(`[name="${reasons[1]}"]`)) === `Rheswm ${reasons[1]}`
        && await chair.page.locator('[name="in_person"]').first().isChecked() ? "" : "it is");
    await say(reasons.slice(0, 1));
    await chair.press('main form [type="submit"]');
    chair.is_at(`/conferences/${conference}`);
    await chair.open(`conferences/${conference}/readiness`);
    await chair.says("the reasons stand beside what was missing", new RegExp(`Rheswm ${reasons[0]}`));
    await chair.page.context().close();
}
