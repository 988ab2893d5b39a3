import type { Block, Phrase } from './model';

/** A section that has no number yet. */
export interface Outlined {
  readonly id: string;
  readonly title: Phrase;
  readonly blocks: readonly Block[];
  readonly sections: readonly Outlined[];
  /** An entry of an editor: it stays even if it has only a title. */
  readonly isEntry?: true;
}
