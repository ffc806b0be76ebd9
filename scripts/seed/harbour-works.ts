import type { SeededBoard, SeededOrganization } from './organization.ts';

const quay: SeededBoard = {
	slug: 'quay',
	name: 'Quay 7',
	columns: {
		todo: [
			{
				title: 'Replace the fenders at berth 3',
				description: 'Two are torn. The spare ones are in shed B.\nMeasure before ordering more.',
				by: 'ada',
				assignee: 'grace',
				dueInDays: 6,
				comments: [
					['grace', 'Shed B has one, not two. I ordered another.'],
					['ada', 'Good. Put the one we have on the outer pile.']
				]
			},
			{ title: 'Paint the bollards', by: 'grace', dueInDays: 21 },
			{ title: 'Write down how to moor in a north-easterly', by: 'minjun', assignee: 'minjun' },
			{ title: 'Ask the pilots about the new buoy', by: 'ada' },
			{ title: 'Spare bulbs for the pier lights', by: 'grace', assignee: 'ada', dueInDays: 12 }
		],
		doing: [
			{
				title: 'Fix the crane',
				description: 'It stops at two thirds of its height. No error, no sound.',
				by: 'ada',
				assignee: 'minjun',
				dueInDays: 1,
				comments: [
					['minjun', 'The limit switch is corroded. A new one arrives tomorrow.'],
					['grace', 'The small crane can take everything up to four tonnes until then.']
				]
			},
			{ title: 'Survey the sea wall', by: 'minjun', assignee: 'grace', dueInDays: -2 },
			{ title: 'Renew the fire extinguishers', by: 'grace', assignee: 'ada', dueInDays: 4 }
		],
		done: [
			{ title: 'Move the gangway to berth 2', by: 'grace', assignee: 'grace' },
			{ title: 'Clean the slipway', by: 'ada', assignee: 'minjun' },
			{
				title: 'Test the tide gauge',
				by: 'minjun',
				assignee: 'minjun',
				comments: [['minjun', 'Off by four centimetres; set right.']]
			},
			{ title: 'Lights on the east steps', by: 'ada', assignee: 'grace' }
		]
	}
};

const office: SeededBoard = {
	slug: 'office',
	name: 'Harbour office',
	columns: {
		todo: [
			{ title: 'Timetable for the winter', by: 'ada', assignee: 'minjun', dueInDays: 30 },
			{ title: 'Answer the sailing club', by: 'minjun', dueInDays: 2 },
			{ title: 'A sign in Korean for the visitors’ berths', by: 'minjun', assignee: 'minjun' },
			{ title: 'Compare offers for shore power', by: 'ada', dueInDays: 45 }
		],
		doing: [
			{
				title: 'Harbour dues for next year',
				description: 'Boats under eight metres should not pay more than this year.',
				by: 'ada',
				assignee: 'ada',
				dueInDays: 9,
				comments: [['minjun', 'I put the figures of the last three years into the folder.']]
			},
			{ title: 'Train the new night watch', by: 'ada', assignee: 'grace', dueInDays: 5 },
			{ title: 'Renew the insurance', by: 'minjun', assignee: 'minjun', dueInDays: -1 }
		],
		done: [
			{ title: 'Order oilskins', by: 'grace', assignee: 'grace' },
			{ title: 'Open the lost property office', by: 'ada', assignee: 'grace' },
			{ title: 'Minutes of the October meeting', by: 'minjun', assignee: 'minjun' },
			{ title: 'New keys for the boathouse', by: 'grace', assignee: 'ada' },
			{ title: 'Map of the moorings', by: 'ada', assignee: 'minjun' }
		]
	}
};

export const harbourWorks: SeededOrganization = {
	slug: 'harbour-works',
	name: 'Harbour Works',
	members: [
		['ada', 'owner'],
		['minjun', 'admin'],
		['grace', 'member'],
		['omar', 'viewer']
	],
	boards: [quay, office]
};
