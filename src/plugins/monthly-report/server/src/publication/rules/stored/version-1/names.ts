/** Small shapes that every part of the first form shares. */
import { object, orNull, TEXT, constant } from '../shape';

export const LOCALE = constant('zh-Hans', 'en');
export const BASIS = constant('month', 'year-to-date', 'to-date');
export const SEVERITY = constant('error', 'warning', 'info');

export const TRANSLATED = object({ 'zh-Hans': TEXT, en: orNull(TEXT) });

/** A reference entry with its name at that time. */
export const NAMED = object({ code: TEXT, name: TRANSLATED });
