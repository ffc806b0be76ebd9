/** Structured logging: fields a machine can search, and a short constant message. Never the other way round. */
export interface Logger {
	debug(fields: object, message: string): void;
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
	/** A logger whose every line carries `bindings` too. */
	child(bindings: Record<string, unknown>): Logger;
	/** Resolves when everything logged so far has left the process. */
	flush(): Promise<void>;
}

type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** What every implementation is made from. `write` takes one line of JSON without its line end. */
export interface LoggerOptions {
	level: LogLevel;
	bindings: Record<string, unknown>;
	write: (line: string) => void;
	/** Resolves when everything written has left the process. */
	flush: () => Promise<void>;
}
