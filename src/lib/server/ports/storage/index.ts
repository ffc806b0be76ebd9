/** A file before its bytes are there; storage takes nothing else at the address that is made for it. */
export interface Announcement {
	/** Words of letters, digits, `-` and `_`, separated by slashes. Never what a person called the file. */
	key: string;
	/** What browsers call it when it is downloaded. */
	fileName: string;
	contentType: string;
	/** Bytes. */
	size: number;
	/** Of the bytes, in base64, as https://www.rfc-editor.org/rfc/rfc1864 writes it. */
	md5: string;
}

export interface SignedUpload {
	/** Absolute, or a path of the app itself. */
	url: string;
	/** All that must be sent with the bytes, except for their length, which a browser sends by itself. */
	headers: Record<string, string>;
}

/** What storage says it has. */
export interface StoredObject {
	size: number;
	contentType: string;
	/** Missing where storage cannot tell: objects that were put together of parts, or encrypted with a key of one's own. */
	md5: string | undefined;
}

/** A file with its bytes, and how to answer with it. */
interface OwnFile {
	headers: Record<string, string>;
	body: ReadableStream<Uint8Array>;
}

/** Storage that the app is itself: each request must be one that an address was signed for. */
interface OwnFiles {
	/** `refused`: not signed for this, or too late; `taken`: used before; `different`: not the bytes that were announced. */
	write(request: Request): Promise<'written' | 'refused' | 'taken' | 'different'>;
	/** Undefined when it is not signed for this, or too late, or gone. */
	read(request: Request): Promise<OwnFile | undefined>;
}

export interface Storage {
	/** Where browsers send bytes when that is not the app itself, for the policy of pages. */
	readonly origin: string | undefined;
	/** An address that takes these bytes with PUT, once, for as many seconds. */
	presignUpload(announced: Announcement, seconds: number): Promise<SignedUpload>;
	/** An address that answers with the bytes, as a file to keep, for as many seconds. Nothing is asked whether it is there. */
	presignDownload(key: string, seconds: number): Promise<string>;
	inspect(key: string): Promise<StoredObject | undefined>;
	/** What is not there is removed as well. */
	remove(key: string): Promise<void>;
	/** Present where `origin` is not. */
	ownFiles?: OwnFiles;
}
