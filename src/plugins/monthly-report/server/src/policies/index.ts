import { holdsOne } from './holds-one';

export const policies = { 'holds-one': holdsOne };
