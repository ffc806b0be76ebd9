import { z } from 'zod';
import { COMMENT_LENGTH } from '../board-limits.ts';
import { text } from './text.ts';

/** What people say about a ticket; forms send the same. */
export const newComment = z.strictObject({ body: text(COMMENT_LENGTH) });
