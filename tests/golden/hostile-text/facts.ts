import { HOSTILE, HOSTILE_URLS } from '../hostile';
import { inEveryField } from '../in-every-field';

/** Every text field of a report at once. */
export const facts = inEveryField(HOSTILE, HOSTILE_URLS);
