import { describe, expect, test } from 'vitest';
import { deletionForm, signUpForm } from './identity.ts';
import { line } from './text.ts';

describe('one line of text', () => {
	const name = line({ min: 1, max: 10 });

	test.each([
		['아다 러브레이스', '아다 러브레이스'],
		['  Ada \n King ', 'Ada King'],
		['👩‍💻', '👩‍💻'],
		['עדה', 'עדה'],
		['…', '…']
	])('%j is taken as %j', (given, taken) => {
		expect(name.parse(given)).toBe(taken);
	});

	test.each([
		['nothing to be seen', '\u200b'],
		['a bell', 'Ada\u0007'],
		['what turns the text around it', 'Ada\u202e'],
		['what isolates it', '\u2067Ada'],
		['half of a character', 'Ada\ud83d'],
		['nothing', ' ']
	])('%s is refused', (_, given) => {
		expect(name.safeParse(given).success).toBe(false);
	});

	test('it may be empty where nothing has to be said', () => {
		expect(line({ max: 10 }).parse(' ')).toBe('');
	});
});

describe('a password', () => {
	const person = { name: 'Ada', email: 'ada@harbour.example' };

	test('is taken as it is, also with spaces around it', () => {
		const password = ' spaces at both ends ';
		expect(signUpForm.parse({ ...person, password }).password).toBe(password);
		expect(deletionForm.parse({ confirmation: password }).confirmation).toBe(password);
	});
});
