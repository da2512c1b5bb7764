// The people of the demonstration, signed in as the sign-in page of a demonstration offers it.
import { check } from "./report.mjs";
import { request } from "./server.mjs";

const kept = new Map();
const kept_as = (address, person) => `${person} at ${address}`;

/** The cookies that an answer gives, as a browser would send them. */
export function cookies_of(response) {
    return (response.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).filter((pair) => !pair.endsWith("="));
}

/** What somebody's browser shows: a `Cookie` header. Nobody: none. */
export async function cookie_of(address, person) {
    if (!person) return "";
    const name = kept_as(address, person);
    if (kept.has(name)) return kept.get(name);
    const page = await request(address, "/en/sign-in");
    const visit = cookies_of(page).join("; ");
    const secret = page.text.match(/name="form" value="([^"]+)"/)?.[1] ?? "";
    const body = new URLSearchParams({ form: secret, person }).toString();
    const answer = await request(address, "/en/sign-in/demonstration", {
        method: "POST", body, headers: { cookie: visit, "content-type": "application/x-www-form-urlencoded" } });
    const session = cookies_of(answer).find((pair) => pair.includes("session=")) ?? "";
    check(`${person} is signed in`, answer.status === 303 && session ? "" : `status ${answer.status}`);
    kept.set(name, session);
    return session;
}

/** The same for a browser's context. */
export async function sign_in(context, address, person) {
    const [name, value] = (await cookie_of(address, person)).split(/=(.*)/s);
    if (name) await context.addCookies([{ name, value, url: address }]);
}

/** The same with a sign-in of this moment: what cannot be undone asks for one of the last minutes. */
export async function sign_in_anew(context, address, person) {
    kept.delete(kept_as(address, person));
    await sign_in(context, address, person);
}
