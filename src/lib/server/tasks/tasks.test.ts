import { expect, test } from 'vitest';
import { tasks } from './index.ts';
import { SCHEDULED } from './scheduled.ts';

test.each(SCHEDULED)('the schedule of %s calls a task that is there', (name) => {
	expect(Object.keys(tasks)).toContain(name);
});
