/**
 * Stands in the build for `@better-auth/telemetry`, which is off without being asked (`telemetry: false`) but reads
 * package.json of whatever is installed when it is on; whoever packs functions takes all of those along for it.
 */
export const createTelemetry = () => Promise.resolve({ publish: () => Promise.resolve() });
