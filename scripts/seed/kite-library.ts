import type { SeededBoard, SeededOrganization } from './organization.ts';

const lending: SeededBoard = {
	slug: 'lending',
	name: 'Lending desk',
	columns: {
		todo: [
			{ title: 'Labels for the box kites', by: 'lena', assignee: 'lena', dueInDays: 8 },
			{
				title: 'Card for lost kites',
				description: 'What was lost, where the wind came from, and whether anyone saw it land.',
				by: 'jiwoo',
				comments: [['lena', 'Could we have a small map on the back?']]
			},
			{ title: 'Longer loans in the holidays', by: 'grace', dueInDays: 15 },
			{ title: 'Count the spools', by: 'lena', assignee: 'grace' }
		],
		doing: [
			{
				title: 'Repair the red delta',
				description: 'A tear of ten centimetres beside the keel.',
				by: 'lena',
				assignee: 'grace',
				dueInDays: 3,
				comments: [
					['grace', 'Ripstop is here. It dries overnight.'],
					['jiwoo', 'Someone has reserved it for Saturday.']
				]
			},
			{ title: 'Reminders a day before a kite is due', by: 'jiwoo', assignee: 'lena' },
			{ title: 'Find the three missing tails', by: 'lena', dueInDays: -4 }
		],
		done: [
			{ title: 'Shelf for the rokkakus', by: 'grace', assignee: 'lena' },
			{ title: 'Gloves in two sizes', by: 'lena', assignee: 'lena' },
			{ title: 'Opening hours on the door', by: 'jiwoo', assignee: 'jiwoo' },
			{ title: 'Box for returns at night', by: 'jiwoo', assignee: 'grace' },
			{ title: 'Wind meter for the desk', by: 'grace', assignee: 'grace' }
		]
	}
};

const festival: SeededBoard = {
	slug: 'festival',
	name: '연날리기 축제',
	columns: {
		todo: [
			{
				title: '행사장 사용 허가 받기',
				description: '강변 잔디밭. 비가 오면 다음 날로 미룹니다.',
				by: 'jiwoo',
				assignee: 'jiwoo',
				dueInDays: 10,
				comments: [['lena', '구청 담당자 연락처를 메모해 두었어요.']]
			},
			{ title: '자원봉사자 모집 글 올리기', by: 'lena', assignee: 'lena', dueInDays: 5 },
			{ title: '구급상자 채우기', by: 'grace', dueInDays: 18 },
			{ title: '현수막 문구 정하기', by: 'jiwoo' },
			{ title: '예비 연줄 주문하기', by: 'lena', assignee: 'grace', dueInDays: 14 }
		],
		doing: [
			{
				title: '어린이 연 만들기 교실 준비',
				description: '가오리연 서른 명 분량. 가위는 안전가위로.',
				by: 'jiwoo',
				assignee: 'lena',
				dueInDays: 2,
				comments: [
					['lena', '한지는 도착했고 대나무 살은 금요일에 옵니다.'],
					['jiwoo', '고마워요. 풀은 제가 가져갈게요.']
				]
			},
			{ title: '포스터 그리기', by: 'lena', assignee: 'lena', dueInDays: 7 },
			{ title: '바람 예보 확인하는 순서 만들기', by: 'grace', assignee: 'grace', dueInDays: -1 }
		],
		done: [
			{ title: '날짜 정하기', by: 'jiwoo', assignee: 'jiwoo' },
			{ title: '작년 사진 고르기', by: 'grace', assignee: 'lena' },
			{ title: '후원해 주신 분들께 감사 편지', by: 'jiwoo', assignee: 'jiwoo' },
			{ title: '천막 빌리기', by: 'lena', assignee: 'grace' }
		]
	}
};

export const kiteLibrary: SeededOrganization = {
	slug: 'kite-library',
	name: 'Kite Library',
	members: [
		['jiwoo', 'owner'],
		['grace', 'admin'],
		['lena', 'member'],
		['theo', 'viewer'],
		['ada', 'viewer']
	],
	boards: [lending, festival]
};
