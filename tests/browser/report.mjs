// One line for each check, and a count at the end.
let passed = 0;
let failed = 0;

export function check(name, problem) {
    if (problem) {
        failed += 1;
        console.log(`not ok ${name}: ${String(problem).replaceAll("\n", " ").slice(0, 600)}`);
    } else {
        passed += 1;
        console.log(`ok ${name}`);
    }
}

/** Does a part of the checks, and says how long it took. */
export async function timed(name, work) {
    const began = Date.now();
    await work();
    console.log(`# took ${((Date.now() - began) / 1000).toFixed(1)} s: ${name}`);
}

/** Prints the count; whether all passed. */
export function total() {
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0;
}
