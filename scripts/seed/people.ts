/** Who is made by `npm run seed`. The domains cannot exist: https://www.rfc-editor.org/rfc/rfc6761#section-6.5 */
export const PEOPLE = {
	ada: { name: 'Ada', email: 'ada@harbour.example' },
	minjun: { name: '민준', email: 'minjun@harbour.example' },
	grace: { name: 'Grace', email: 'grace@harbour.example' },
	omar: { name: 'Omar', email: 'omar@harbour.example' },
	jiwoo: { name: '지우', email: 'jiwoo@kite.example' },
	lena: { name: 'Lena', email: 'lena@kite.example' },
	theo: { name: 'Theo', email: 'theo@kite.example' }
} as const;

export type PersonKey = keyof typeof PEOPLE;

/** Of all of them. Everybody can read it here, so it is no password for anything that matters. */
export const PASSWORD = 'paper kite harbour';
