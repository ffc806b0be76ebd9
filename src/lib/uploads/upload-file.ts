import { contentTypeOf, MAX_FILE_NAME, UPLOAD_LIMITS } from '$lib/attachments';
import { md5Of } from './md5-of.ts';
import { putBytes } from './put-bytes.ts';

/** Where a file is attached. */
export interface Place {
	/** The organization's slug. */
	organization: string;
	ticketId: string;
}

interface Watch {
	signal: AbortSignal;
	/** Called with the share that was sent, from 0 to 1. */
	onProgress: (share: number) => void;
}

/** What went wrong, as far as whoever uploads can do something about it. */
export type Reason =
	| 'type'
	| 'size'
	| 'empty'
	| 'name'
	| 'storage'
	| 'network'
	| 'session'
	| 'permission'
	| 'gone'
	| 'often'
	| 'other';

export interface Failure {
	reason: Reason;
	/** Leads to what was logged. */
	requestId?: string;
}

/**
 * Attaches a file: announces it, sends its bytes straight to storage, and says that they are there.
 * @returns what went wrong, if something did
 * @throws what `signal` was aborted with
 */
export async function uploadFile(
	file: File,
	place: Place,
	{ signal, onProgress }: Watch
): Promise<Failure | undefined> {
	const contentType = contentTypeOf(file.name);
	if (!contentType) return { reason: 'type' };
	if (file.size === 0) return { reason: 'empty' };
	if (file.size > UPLOAD_LIMITS.owner) return { reason: 'size' };
	if (file.name.normalize('NFC').length > MAX_FILE_NAME) return { reason: 'name' };

	const md5 = await md5Of(file, signal);
	const announced = { ...place, fileName: file.name, contentType, size: file.size, md5 };
	const signed = await post('/api/uploads/presign', announced, signal);
	if ('reason' in signed) return signed;
	const { id, url, headers } = signed.answer as Signed;

	const status = await putBytes(file, { url, headers, signal, onProgress });
	if (status === 0) return { reason: 'network' };
	if (status >= 300) return { reason: 'storage' };
	const { organization } = place;
	const completed = await post(`/api/uploads/${id}/complete`, { organization }, signal);
	return 'reason' in completed ? completed : undefined;
}

interface Signed {
	id: string;
	url: string;
	headers: Record<string, string>;
}

const REASONS: Readonly<Record<number, Reason>> = {
	400: 'name',
	401: 'session',
	403: 'permission',
	404: 'gone',
	409: 'storage',
	413: 'size',
	429: 'often'
};

async function post(
	path: string,
	body: object,
	signal: AbortSignal
): Promise<{ answer: unknown } | Failure> {
	try {
		const headers = { 'content-type': 'application/json' };
		const init = { method: 'POST', headers, body: JSON.stringify(body), signal };
		return await readAnswer(await fetch(path, init));
	} catch {
		signal.throwIfAborted();
		return { reason: 'network' };
	}
}

async function readAnswer(response: Response): Promise<{ answer: unknown } | Failure> {
	if (response.ok) return { answer: await response.json() };
	const requestId = response.headers.get('x-request-id') ?? undefined;
	return { reason: REASONS[response.status] ?? 'other', requestId };
}
