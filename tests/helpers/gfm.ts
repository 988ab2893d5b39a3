/** GitHub Flavored Markdown as its own parser reads it. */
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/**
 * The package looks for addresses a second time in the parsed text, where it no longer sees
 * their escapes. GitHub does not do that (GFM 6.9), so this step is left out.
 */
const extensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

export const parseGfm = (source: string): Root =>
  fromMarkdown(source, { extensions: [gfm()], mdastExtensions: extensions });
