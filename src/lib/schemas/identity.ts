import { z } from 'zod';
import { EMAIL_LENGTH, NAME_LENGTH, PASSWORD_LENGTH } from '../identity-limits.ts';
import { RESERVED_ORGANIZATION_SLUGS } from '../reserved-slugs.ts';
import { ROLES } from '../server/tenancy/permissions.ts';
import { line, slugOutside } from './text.ts';

const email = z.email().max(EMAIL_LENGTH.max).toLowerCase();

/** As people call themselves or something of theirs. */
const name = line(NAME_LENGTH);

const newPassword = z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max);

/** One that was chosen earlier, perhaps under other rules. */
const password = z.string().min(1).max(PASSWORD_LENGTH.max);

export const signUpForm = z.strictObject({ name, email, password: newPassword });

export const signInForm = z.strictObject({ email, password });

export const organizationForm = z.strictObject({
	name,
	slug: slugOutside(RESERVED_ORGANIZATION_SLUGS)
});

export const nameForm = z.strictObject({ name });

export const passwordForm = z.strictObject({ password, newPassword });

export const sessionForm = z.strictObject({ id: z.uuid() });

/** The password, or the e-mail of whoever has none here. */
export const deletionForm = z.strictObject({
	confirmation: z.string().min(1).max(EMAIL_LENGTH.max)
});

const role = z.enum(ROLES);

export const roleForm = z.strictObject({ id: z.uuid(), role });

export const memberForm = z.strictObject({ id: z.uuid() });

/** Owners are made of members: whoever has the link of an invitation may accept it. */
const invitedRole = role.exclude(['owner']);

export const invitationForm = z.strictObject({ email, role: invitedRole });

/** Of a form that is only a button. */
export const emptyForm = z.strictObject({});
