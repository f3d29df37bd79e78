import fc from 'fast-check';

/** Longer forms of a property need more, as `PROPERTY_SECONDS=7200 MODEL_RUNS=2000`. */
const LIMIT_MS = Number(process.env['PROPERTY_SECONDS'] ?? 120) * 1000;

/**
 * Every property that takes longer, as when one that failed is made smaller and smaller, ends and tells its seed. Work on
 * a SQLite file never lets a timer run, so no timeout of the test runner would end it.
 */
fc.installGlobalPlugin(fc.interruptAfterTimeLimit(LIMIT_MS, { failOnInterrupt: true }));
