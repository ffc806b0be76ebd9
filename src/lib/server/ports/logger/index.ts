/** Structured logging: fields a machine can search, and a short constant message. Never the other way round. */
export interface Logger {
	debug(fields: object, message: string): void;
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
	/** A logger whose every line carries `bindings` too. */
	child(bindings: Record<string, unknown>): Logger;
}

type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** What every implementation is made from. `write` takes one line of JSON without its line end. */
export interface LoggerOptions {
	level: LogLevel;
	bindings: Record<string, unknown>;
	write: (line: string) => void;
}
