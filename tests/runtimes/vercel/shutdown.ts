/** How long running requests and deferred work may take once a process is told to stop, in milliseconds. */
export const GRACE_MS = 2000;
