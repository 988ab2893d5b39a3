import { ordinaryMonth } from '../ordinary';

export const facts = ordinaryMonth('en');
