interface FollowOptions {
	/** What `/api/info` says that this deployment can do. */
	how: 'events' | 'polling';
	openEvents: () => EventSource;
	/** Reads the board anew. Called too often rather than too seldom. */
	refresh: () => void;
	/** Between two looks where nobody tells, in milliseconds. */
	pollMs: number;
	document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html#dom-eventsource-closed */
const CLOSED = 2;

/**
 * Keeps an open board up to date while somebody can see it. Hidden tabs let go: browsers allow six connections to a
 * server over HTTP/1.1, and each stream of events holds one.
 * @returns what ends it
 */
export function followBoard({ how, openEvents, refresh, pollMs, document }: FollowOptions) {
	let letGo: () => void = () => undefined;

	function ask() {
		const timer = setInterval(refresh, pollMs);
		letGo = () => clearInterval(timer);
	}

	/** Whenever the connection is made, changes may have been missed before. */
	function listen() {
		const events = openEvents();
		events.onopen = refresh;
		events.onmessage = refresh;
		events.onerror = () => {
			// A stream that breaks is opened anew by the browser; one that was refused is not.
			if (events.readyState === CLOSED) ask();
		};
		letGo = () => events.close();
	}

	const begin = how === 'events' ? listen : ask;
	function onVisibilityChange() {
		letGo();
		if (document.visibilityState !== 'visible') return;
		refresh();
		begin();
	}
	document.addEventListener('visibilitychange', onVisibilityChange);
	if (document.visibilityState === 'visible') begin();
	return () => {
		document.removeEventListener('visibilitychange', onVisibilityChange);
		letGo();
	};
}
