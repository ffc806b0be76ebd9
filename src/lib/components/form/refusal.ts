/** Why a form was refused, as its page is told. */
export interface Refusal {
	/** What is wrong with its fields, by their names as paths. */
	errors?: { path: string; message: string }[] | undefined;
	/** In seconds, after too many attempts. */
	wait?: number | undefined;
}
