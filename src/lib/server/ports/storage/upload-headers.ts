import type { Announcement } from './index.ts';

/** What is signed besides the length; also what storage keeps with the bytes, and answers when they are downloaded. */
export const uploadHeaders = ({
	contentType,
	md5,
	fileName
}: Announcement): Record<string, string> => ({
	'content-type': contentType,
	'content-md5': md5,
	'content-disposition': attachmentNamed(fileName)
});

/**
 * Never shown in the browser, whatever it is. The name is given twice, because some programs know only the first way:
 * https://www.rfc-editor.org/rfc/rfc6266#appendix-D
 */
function attachmentNamed(fileName: string): string {
	const plain = fileName.replaceAll(/[^\w.-]+/g, '_');
	return `attachment; filename="${plain}"; filename*=UTF-8''${encode(fileName)}`;
}

/** https://www.rfc-editor.org/rfc/rfc8187#section-3.2.1; encodeURIComponent leaves a few that are not allowed. */
const encode = (text: string): string =>
	encodeURIComponent(text.toWellFormed()).replaceAll(
		/['()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
	);
