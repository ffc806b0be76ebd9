/** Sets headers on a response that may be immutable, as those of `fetch` and `Response.redirect` are. */
export function withHeaders(
	response: Response,
	headers: Readonly<Record<string, string>>
): Response {
	try {
		for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
		return response;
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return withHeaders(new Response(response.body, response), headers);
	}
}
