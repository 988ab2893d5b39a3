import { ordinaryMonth } from '../ordinary';

export const facts = ordinaryMonth('zh-Hans');
