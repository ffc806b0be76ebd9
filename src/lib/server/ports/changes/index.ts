/** Who wants to know that a board is no longer what it was. */
export interface Subscriber {
	/** Something on the board changed, or may have: what it is, the subscriber reads for itself. Must not throw. */
	changed: () => void;
	/** Nothing more will be told, because the process ends. */
	closed: () => void;
}

/** Changes of boards, whoever makes them and through whichever process. */
export interface Changes {
	/**
	 * Resolves when no later change of the board will be missed, with what ends the subscription.
	 * @throws Error when nobody is there who would tell, or after `close`
	 */
	subscribe(boardId: string, subscriber: Subscriber): Promise<() => void>;
	/** Tells all subscribers that it is over. */
	close(): Promise<void>;
}
