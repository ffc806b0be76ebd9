import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FolderInUseError, lockFolder } from './folder-lock.ts';
import { tempFolder } from '../../../../../tests/support/temp-folder.ts';

const newFolder = () => join(tempFolder('lock'), 'data');

test('a folder that is taken is refused with its name and a way out', () => {
	const folder = newFolder();
	const lock = lockFolder(folder);
	expect(() => lockFolder(folder)).toThrow(FolderInUseError);
	expect(() => lockFolder(folder)).toThrow(folder);
	expect(() => lockFolder(folder)).toThrow('DATA_DIR');
	lock.release();
});

test('a released folder can be taken again', () => {
	const folder = newFolder();
	lockFolder(folder).release();
	lockFolder(folder).release();
});

test('different folders do not know of each other', () => {
	const locks = [lockFolder(newFolder()), lockFolder(newFolder())];
	for (const lock of locks) lock.release();
});
