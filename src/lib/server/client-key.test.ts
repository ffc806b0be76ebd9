import { expect, test } from 'vitest';
import { clientKey } from './client-key.ts';

test('an IPv4 address is counted as itself, also when written as IPv6', () => {
	expect(clientKey('192.0.2.7')).toBe('192.0.2.7');
	expect(clientKey('::ffff:192.0.2.7')).toBe('192.0.2.7');
});

test('IPv6 addresses of one /64 are counted together', () => {
	expect(clientKey('2001:db8:1:2:3:4:5:6')).toBe(clientKey('2001:db8:1:2::9'));
	expect(clientKey('2001:db8:1:2::9')).not.toBe(clientKey('2001:db8:1:3::9'));
});

test('what is no address shares one allowance', () => {
	expect([clientKey(''), clientKey('x'), clientKey('1.2.3.4, 5.6.7.8')]).toEqual([
		'unknown',
		'unknown',
		'unknown'
	]);
});

test('a port that a proxy passed on does no harm', () => {
	expect(clientKey('192.0.2.7:51234')).toBe('192.0.2.7');
	expect(clientKey('[2001:db8:1:2::9]:51234')).toBe(clientKey('2001:db8:1:2::9'));
});
