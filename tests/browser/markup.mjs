// What the Nu HTML checker says of every page, in one run.
import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { check } from "./report.mjs";

const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

export async function check_markup(pages) {
    const folder = join(process.env.WORK, "markup");
    mkdirSync(folder);
    const names = [...pages.keys()];
    names.forEach((name, number) => writeFileSync(join(folder, `${number}.html`), pages.get(name)));
    const files = names.map((_, number) => join(folder, `${number}.html`));
    const run = await promisify(execFile)("java", ["-Xss2m", "-jar", jar, "--format", "json", "--exit-zero-always", ...files],
        { maxBuffer: 64 << 20 });
    const { messages } = JSON.parse(run.stderr || run.stdout);
    names.forEach((name, number) => {
        const wrong = messages.filter((one) => one.url?.endsWith(`/${number}.html`) && one.type === "error");
        check(`${name}: HTML`, wrong.map((one) => `${one.message} (${one.extract})`).join("; "));
    });
    const lost = messages.filter((one) => one.type === "non-document-error");
    check("the HTML checker read every page", lost.map((one) => one.message).join("; "));
}
