/** Browser tests that run at once: each waits as often as it works. */
export const e2eWorkers = 3;
