/** How messages name the place of a text in its entry. */
import type { EntryText, TextPlace } from './entry-texts';
import type { Message } from '../../domain/finding';

const PLACES = {
  title: { 'zh-Hans': '标题', en: 'title' },
  body: { 'zh-Hans': '正文', en: 'text' },
  caption: { 'zh-Hans': '图注', en: 'caption' },
  'alternative-text': { 'zh-Hans': '替代文字', en: 'alternative text' },
  venue: { 'zh-Hans': '地点', en: 'venue' },
  campaign: { 'zh-Hans': '子项目', en: 'campaign' },
} as const satisfies Record<TextPlace, Message>;

export function nameOfPlace({ place, language }: Pick<EntryText, 'place' | 'language'>): Message {
  const name = PLACES[place];
  if (language === 'zh-Hans') return name;
  return { 'zh-Hans': `英文${name['zh-Hans']}`, en: `English ${name.en}` };
}
