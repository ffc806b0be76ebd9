import { expect } from 'vitest';
import {
	dataCsp,
	fileCsp,
	pageDirectives,
	policyHeaders,
	staticPageCsp
} from '../../src/lib/server/security-policy.ts';

/** What was answered: a page of the app, the one page without nonce, a file, or anything else. */
export type Kind = 'page' | 'error.html' | 'file' | 'data';

const contentPolicies = { 'error.html': staticPageCsp, file: fileCsp, data: dataCsp };

/** Expects every header of the policy with exactly its value, over plain http. */
export function expectPolicy(kind: Kind, headers: Headers): void {
	for (const [name, value] of Object.entries(policyHeaders)) {
		expect(headers.get(name), name).toBe(value);
	}
	const csp = headers.get('content-security-policy') ?? '';
	if (kind === 'page') expectPageCsp(csp);
	else expect(csp).toBe(contentPolicies[kind]);
	expect(csp).not.toMatch(/unsafe-(inline|eval)/);
	for (const telltale of ['server', 'x-powered-by']) {
		expect(headers.get(telltale) ?? '').not.toMatch(/sveltekit|express|node/i);
	}
	if (kind !== 'file') expect(headers.has('strict-transport-security')).toBe(false);
}

function expectPageCsp(csp: string): void {
	const names = csp.split('; ').map((directive) => directive.split(' ')[0]);
	expect(names.sort()).toEqual(Object.keys(pageDirectives).sort());
	expect(csp).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
}
