/**
 * Typed text never becomes active in a page or in Markdown. The documents are read back
 * with parsers that are not ours, as in a browser or a Markdown viewer.
 */
import { Parser } from 'htmlparser2';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes } from 'mdast';
import { renderContext, textRenderers } from '../../src/plugins/monthly-report/server/src/documents';
import { visibleLine } from '../../src/plugins/monthly-report/server/src/documents/visible-text';
import { compileReport } from '../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { Section } from '../../src/plugins/monthly-report/server/src/report/rules/model';
import { facts } from '../golden/hostile-text/facts';
import { HOSTILE } from '../golden/hostile';

const context = renderContext(
  { month: facts.entry.month, locale: 'zh-Hans' },
  { publicUrl: '', timeZone: 'UTC' },
);
const model = compileReport(facts);
const html = textRenderers.html.render(model, context);
const markdown = textRenderers.md.render(model, context);

interface Read {
  readonly tags: Set<string>;
  readonly attributes: Set<string>;
  readonly addresses: Set<string>;
  text: string;
  /** The data of each script element. */
  readonly scripts: { readonly type: string | undefined; data: string }[];
}

function readHtml(source: string): Read {
  const read: Read = { tags: new Set(), attributes: new Set(), addresses: new Set(), text: '', scripts: [] };
  let script: Read['scripts'][number] | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      read.tags.add(name);
      if (name === 'script') read.scripts.push((script = { type: attributes['type'], data: '' }));
      for (const [attribute, value] of Object.entries(attributes)) {
        read.attributes.add(attribute);
        if (attribute === 'href' || attribute === 'src') read.addresses.add(value);
        if (attribute === 'srcset') for (const candidate of value.split(', ')) read.addresses.add(candidate);
      }
    },
    ontext: (text) => {
      if (script === null) read.text += text;
      else script.data += text;
    },
    onclosetag: () => {
      script = null;
    },
  });
  parser.end(source);
  return read;
}

function everyNode(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(everyNode) : [])];
}

function levelsOf(sections: readonly Section[]): number[] {
  return sections.flatMap(({ heading, sections: below }) => [heading.level, ...levelsOf(below)]);
}

describe('hostile text in a page', () => {
  const read = readHtml(html);

  it('opens no element but those of a report', () => {
    const ours =
      'html head meta title link body a header h1 p time div nav ul li span h2 main section h3 h4 h5 h6 strong em u s br ' +
      'small code pre blockquote ol figure figcaption table caption thead tbody tr th td bdi footer ' +
      'details summary svg path picture source script dl dt dd';
    const allowed = ours.split(' ');
    expect([...read.tags].filter((tag) => !allowed.includes(tag) && tag !== 'img')).toEqual([]);
  });

  it('runs nothing: its one script element is data', () => {
    expect(read.scripts.map(({ type }) => type)).toEqual(['application/ld+json']);
    expect(JSON.parse(read.scripts[0]?.data ?? '')).toMatchObject({ '@type': 'Report' });
  });

  it('carries no handler and no style', () => {
    expect([...read.attributes].filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
  });

  it('leads nowhere outside the site', () => {
    // Except for the register of sites, below a registration number.
    const others = [...read.addresses].filter((address) => address !== 'https://beian.miit.gov.cn/');
    for (const address of others) expect(address).toMatch(/^(?:\/(?![/\\])|#)/);
  });

  it('reads as it was typed', () => {
    expect(read.text).toContain(visibleLine(HOSTILE));
  });

  it('cannot turn the direction of the words around it', () => {
    expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(markdown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });
});

describe('hostile text in Markdown', () => {
  const nodes = everyNode(fromMarkdown(markdown));

  it('is no HTML, link, image or reference', () => {
    const active = [
      'html',
      'link',
      'image',
      'linkReference',
      'imageReference',
      'definition',
      'footnoteDefinition',
    ];
    // The photo of the first page is ours; its words are typed.
    const ours = (node: object) => 'url' in node && node.url === '/uploads/classroom.jpg';
    expect(nodes.filter((node) => active.includes(node.type) && !ours(node))).toEqual([]);
  });

  it('adds no heading to those of the report', () => {
    const headings = nodes.filter((node) => node.type === 'heading').map((node) => node.depth);
    expect(headings).toEqual([1, ...levelsOf(model.sections)]);
  });

  it('stays inside its table cell', () => {
    const lines = markdown.split('\n');
    const start = lines.findIndex((row) => row.startsWith('| 指标'));
    const rows = lines.slice(start, lines.indexOf('', start));
    const cells = rows.map((row) => row.replace(/\\\|/g, '').split('|').length);
    expect(rows).toHaveLength(3);
    expect(new Set(cells).size).toBe(1);
  });
});
