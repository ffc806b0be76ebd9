import { expect, onTestFinished, test } from 'vitest';
import { addCard } from '../support/cards.ts';
import { addMember, createOrganization, signUp, type Person } from '../support/people.ts';
import { app, cannot, send, testIfAble } from './subject.ts';

const events = (slug: string, board = 'board') =>
	`/api/organizations/${slug}/boards/${board}/events`;

/** Opens the stream as somebody; `next` answers what comes, once it holds `text`. */
async function listen(person: Person, slug: string) {
	const leave = new AbortController();
	onTestFinished(() => leave.abort());
	const response = await fetch(app.url + events(slug), {
		headers: { cookie: person.cookie, accept: 'text/event-stream' },
		signal: leave.signal
	});
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	let heard = '';
	async function next(text: string): Promise<string> {
		while (!heard.includes(text)) {
			const chunk = await reader?.read();
			if (!chunk || chunk.done) throw new Error(`The stream ended after: ${heard}`);
			heard += chunk.value;
		}
		return heard;
	}
	return { response, next, leave };
}

testIfAble('server-sent events', 'a change arrives at whoever has the board open', async () => {
	const ada = await signUp(app);
	const harbour = await createOrganization(app, ada);
	const grace = await addMember(app, ada, harbour, 'viewer');
	const { response, next } = await listen(grace, harbour.slug);
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe('text/event-stream');
	expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
	expect(await next('retry:')).not.toContain('data:');
	await addCard(app, ada, harbour, 'Paint the crane');
	// Says that, and not what.
	expect(await next('data:')).not.toContain('Paint');
});

testIfAble('server-sent events', 'changes of other organizations are not heard', async () => {
	const ada = await signUp(app);
	const [harbour, kites] = [await createOrganization(app, ada), await createOrganization(app, ada)];
	const [one, other] = [await listen(ada, harbour.slug), await listen(ada, kites.slug)];
	await Promise.all([one.next('retry:'), other.next('retry:')]);
	await addCard(app, ada, kites, 'elsewhere');
	await other.next('data:');
	await addCard(app, ada, harbour, 'here');
	const heard = await one.next('data:');
	expect(heard.match(/data:/g)).toHaveLength(1);
});

testIfAble('server-sent events', 'a user who has ten streams gets no more of them', async () => {
	const ada = await signUp(app);
	const { slug } = await createOrganization(app, ada);
	const streams = await Promise.all(Array.from({ length: 10 }, () => listen(ada, slug)));
	await Promise.all(streams.map(({ next }) => next('retry:')));
	const refused = await send(events(slug), { headers: { cookie: ada.cookie } });
	expect(refused.response.status).toBe(429);
	expect(refused.response.headers.get('retry-after')).toMatch(/^\d+$/);
	expect(JSON.parse(refused.body)).toMatchObject({ code: 'too-many-requests' });
});

test('whoever is no member hears nothing, and not even that there is something', async () => {
	const ada = await signUp(app);
	const { slug } = await createOrganization(app, ada);
	const stranger = await signUp(app);
	const signedOut = await send(events(slug));
	expect(signedOut.response.status).toBe(401);
	for (const address of [events(slug), events('no-such-organization'), events(slug, 'nothing')]) {
		const { response, body } = await send(address, { headers: { cookie: stranger.cookie } });
		expect(response.status).toBe(404);
		expect(JSON.parse(body)).toMatchObject({ code: 'not-found' });
	}
});

test('where nothing can listen, the stream is not implemented, and pages know', async () => {
	const ada = await signUp(app);
	const { slug } = await createOrganization(app, ada);
	const { response } = await send(events(slug), {
		method: 'HEAD',
		headers: { cookie: ada.cookie }
	});
	expect(response.status).toBe(cannot('server-sent events') ? 501 : 200);
	const page = await send(`/${slug}/board`, { headers: { cookie: ada.cookie } });
	const how = cannot('server-sent events') ? 'polling' : 'events';
	expect(page.body).toContain(`liveUpdates:"${how}"`);
});
