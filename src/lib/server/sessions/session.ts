/** Who is signed in. */
export interface Session {
	id: string;
	userId: string;
	/** As they want to be called. */
	name: string;
}
