import type { Block, Phrase } from './model';

/** A section before it has its number. */
export interface Outlined {
  readonly id: string;
  readonly title: Phrase;
  readonly blocks: readonly Block[];
  readonly sections: readonly Outlined[];
  /** Something entered: it stays even where it has a title and nothing else. */
  readonly isEntry?: true;
}
