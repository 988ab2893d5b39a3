import type { Inline, ParagraphLook, PrintedBlock } from './tree';

export const paragraph = (look: ParagraphLook, children: Inline): PrintedBlock => ({
  kind: 'paragraph',
  look,
  children,
});
