/** How messages name an entry: its kind and its title, at the beginning of a sentence. */
import type { Translated } from '../../entries/rules/facts';
import type { CheckedActivity, CheckedProgress, CheckedStory } from './facts';
import type { Message } from '../../domain/finding';

function named(chinese: string, english: string, title: Translated): Message {
  const { 'zh-Hans': original, en } = title;
  return { 'zh-Hans': `${chinese}“${original}”`, en: `${english} “${en ?? original}”` };
}

export function nameOfStory({ title }: Pick<CheckedStory, 'title'>): Message {
  return named('故事', 'Story', title);
}

export function nameOfProgress({ title }: Pick<CheckedProgress, 'title'>): Message {
  return named('工作进展', 'Progress update', title);
}

export function nameOfActivity({ title }: Pick<CheckedActivity, 'title'>): Message {
  return named('活动', 'Activity', { 'zh-Hans': title, en: null });
}

export function nameOfOverview(): Message {
  return { 'zh-Hans': '项目月度概述', en: 'The overview' };
}
