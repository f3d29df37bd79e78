/** Runs once before the suites; the Postgres cluster of the run starts here. */
export function setup(): void {}
