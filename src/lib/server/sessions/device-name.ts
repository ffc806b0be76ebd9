/** In this order, because most browsers also say that they are others. */
const BROWSERS = [
	[/\bEdg(?:e|A|iOS)?\//, 'Edge'],
	[/\b(?:OPR|Opera)\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\bWhale\//, 'Whale'],
	[/\b(?:Firefox|FxiOS)\//, 'Firefox'],
	[/\b(?:Chrome|CriOS)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
] as const;

const SYSTEMS = [
	[/\b(?:iPhone|iPad)\b/, 'iOS'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
	[/\bLinux\b/, 'Linux']
] as const;

type Names = readonly (readonly [RegExp, string])[];

const named = (names: Names, userAgent: string) =>
	names.find(([pattern]) => pattern.test(userAgent))?.[1];

/** What people may recognize of a User-Agent: `Firefox, Linux`. Undefined when it names nothing we know. */
export function deviceName(userAgent: string): string | undefined {
	const parts = [named(BROWSERS, userAgent), named(SYSTEMS, userAgent)].filter(Boolean);
	return parts.length > 0 ? parts.join(', ') : undefined;
}
