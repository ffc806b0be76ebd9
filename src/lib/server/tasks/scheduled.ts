/** The tasks that every platform's scheduler calls once a day. Without anything else, because worker.ts imports it. */
export const SCHEDULED = ['prune', 'sweep'] as const;
