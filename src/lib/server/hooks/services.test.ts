import { expect, test, vi } from 'vitest';
import { fakeEvent, resolveWith } from '../../../../tests/support/fake-event.ts';
import { memoryServices } from '../platform/memory/index.ts';
import { services } from './services.ts';

test('hands the platform what the adapter knows, and the rest of the request its ports', async () => {
	const made = memoryServices();
	const createServices = vi.fn(() => made);
	const event = fakeEvent();
	const response = await services({ start: vi.fn(), createServices })({
		event,
		resolve: resolveWith()
	});
	expect(event.locals.services).toBe(made);
	expect(createServices).toHaveBeenCalledExactlyOnceWith(event.platform);
	expect(await response.text()).toBe('ok');
});
