/** The stored form of a revision: the written text of a month, and its readers, which must work for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';

import { renderContext, textRenderers } from '../../../src/plugins/monthly-report/server/src/documents';
import { toMonth } from '../../../src/plugins/monthly-report/server/src/domain/month';
import type { Quantity } from '../../../src/plugins/monthly-report/server/src/domain/quantity';
import { compileReport } from '../../../src/plugins/monthly-report/server/src/report/rules/compile';
import type { Block } from '../../../src/plugins/monthly-report/server/src/report/rules/model';
import { publishedModel } from '../../../src/plugins/monthly-report/server/src/report/rules/published-model';
import type {
  FrozenMonth,
  FrozenProgramme,
} from '../../../src/plugins/monthly-report/server/src/publication/rules/frozen-month';
import type { FrozenRecord } from '../../../src/plugins/monthly-report/server/src/publication/rules/frozen-record';
import {
  quantityFromText,
  quantityText,
} from '../../../src/plugins/monthly-report/server/src/publication/rules/quantity-text';
import {
  PARTS,
  readPart,
} from '../../../src/plugins/monthly-report/server/src/publication/rules/stored/parts';
import {
  readStored,
  UnreadableRevision,
} from '../../../src/plugins/monthly-report/server/src/publication/rules/stored/read';
import { writeStored } from '../../../src/plugins/monthly-report/server/src/publication/rules/stored/write';
import type { BlockNode } from '../../../src/plugins/monthly-report/server/src/domain/rich-text';
import {
  BASES,
  GROUPINGS,
  LOCALES,
  TEXT_FORMATS,
} from '../../../src/plugins/monthly-report/shared/vocabulary';
import { arbitraryReport } from '../../helpers/arbitrary-report';
import {
  buildActivity,
  buildMeasured,
  buildPartner,
  buildProgrammeFacts,
  buildReference,
  buildRegion,
  buildTarget,
  quantity,
} from '../../helpers/builders';
import { freeze } from '../../helpers/frozen';
import { expectKept } from '../../helpers/golden';
import { STORED_MONTH, STORED_MONTHS, STORED_RECORD } from '../../helpers/stored-month';

const FOLDER = path.join(__dirname, '../../fixtures/stored');
const VERSIONS = [1, 2] as const;
const NEWEST = 2;

const keptText = (version: number): string =>
  readFileSync(path.join(FOLDER, String(version), 'revision.json'), 'utf8');

/** All its content as plain values, because groups read their figures only on demand. */
const whole = (month: FrozenMonth) => ({
  ...month,
  programmes: month.programmes.map((programme) => ({
    ...programme,
    groups: BASES.map((basis) =>
      GROUPINGS.map((grouping) =>
        programme.groups[basis][grouping].map(({ code, name, figures }) => ({ code, name, figures })),
      ),
    ),
  })),
});

describe('the text that is committed', () => {
  it('is what the month is written as today', () => {
    expectKept(path.join(FOLDER, String(NEWEST), 'revision.json'), writeStored(STORED_MONTH, STORED_RECORD));
  });

  it.each(VERSIONS)('of form %d is read as the month it was written of', (version) => {
    const { month, record } = readStored(keptText(version));
    expect(whole(month)).toEqual(whole(STORED_MONTHS[version]));
    expect(record).toEqual(STORED_RECORD);
  });

  it.each(VERSIONS.flatMap((version) => LOCALES.map((locale) => [version, locale] as const)))(
    'of form %d gives the same answers in %s as when it was committed',
    (version, locale) => {
      const { month } = readStored(keptText(version));
      const surroundings = {
        revisions: [{ number: 2, publishedAt: month.frozenAt, reason: '补报' }],
        laterCorrections: [],
        pins: month.pins,
      };
      const model = publishedModel(month.models[locale], surroundings);
      const context = renderContext(
        { month: month.month, locale, preview: false },
        { publicUrl: '', timeZone: 'Asia/Shanghai' },
      );
      for (const format of TEXT_FORMATS) {
        const { render } = textRenderers[format];
        expectKept(path.join(FOLDER, String(version), `report.${locale}.${format}`), render(model, context));
      }
    },
  );

  it('has every kind of block, in both languages', () => {
    const every: Record<Block['kind'], true> = {
      notice: true,
      correction: true,
      trend: true,
      'rich-text': true,
      summary: true,
      paragraph: true,
      details: true,
      totals: true,
      links: true,
      explanations: true,
      findings: true,
      photos: true,
      videos: true,
    };
    for (const locale of LOCALES) {
      const { preamble, sections } = STORED_MONTH.models[locale];
      expect(valuesOf('kind', [preamble, sections])).toEqual(expect.arrayContaining(Object.keys(every)));
    }
  });

  it('has every kind of node of a body, and every kind of indicator and subject', () => {
    const every: Record<BlockNode['type'] | 'text' | 'link' | 'list-item', true> = {
      paragraph: true,
      heading: true,
      quote: true,
      code: true,
      list: true,
      image: true,
      text: true,
      link: true,
      'list-item': true,
    };
    const stored: unknown = JSON.parse(keptText(NEWEST));
    expect(valuesOf('type', stored)).toEqual(Object.keys(every).sort());
    expect(valuesOf('source', stored)).toEqual(['calculated', 'counted', 'measured', 'ratio']);
    expect(valuesOf('kind', STORED_RECORD)).toEqual([
      ...['activity', 'partner', 'programme', 'programme-month', 'progress-update', 'story', 'total'],
    ]);
  });
});

describe('a month with targets', () => {
  const all = { from: toMonth('2020-01'), to: toMonth('2022-12') };
  const facts = buildProgrammeFacts({
    indicators: [buildMeasured()],
    activities: [buildActivity({ measurements: { participants: '5205' } })],
    targets: [
      buildTarget({ value: quantity('6000000') }),
      buildTarget({ ...all, value: quantity('0') }),
      buildTarget({ region: 'north', value: quantity('12.5') }),
      buildTarget({ partner: 'green_home', value: quantity('7') }),
    ],
  });
  const reference = buildReference({ partners: [buildPartner({ region: buildRegion() })] });
  const month = freeze({ facts: [facts], reference });

  it('is read as it was written, those of regions and partners among it', () => {
    const text = writeStored(month, STORED_RECORD);
    const read = readStored(text).month;
    expect(whole(read)).toEqual(whole(month));
    const frozen = read.programmes[0];
    expect(frozen?.totals.month[0]?.targets).toMatchObject({ 'to-date': { achievement: null } });
    const targeted = (['region', 'partner'] as const).map((grouping) =>
      frozen?.groups.month[grouping].flatMap(({ code, figures }) => (figures[0]?.target ? [code] : [])),
    );
    expect(targeted).toEqual([['north'], ['green_home']]);
  });

  it('has its targets in the tables and the JSON of both languages', () => {
    for (const locale of LOCALES) {
      const model = publishedModel(month.models[locale], {
        revisions: [],
        laterCorrections: [],
        pins: new Map(),
      });
      const context = renderContext(
        { month: month.month, locale, preview: false },
        { publicUrl: '', timeZone: 'Asia/Shanghai' },
      );
      const heads =
        locale === 'en'
          ? ['Target of the month / achieved', '6,000,000 / ']
          : ['本月目标 / 完成率', '6,000,000 / '];
      for (const head of heads) {
        expect(textRenderers.md.render(model, context)).toContain(head);
        expect(textRenderers.html.render(model, context)).toContain(head);
      }
      expect(textRenderers.json.render(model, context)).toContain('"target": 6000000');
      expect(textRenderers.json.render(model, context)).toContain('"toDateAchievement": null');
    }
  });
});

/** All values of a key, at any depth. */
function valuesOf(key: string, tree: unknown): string[] {
  const values = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, member] of Object.entries(node)) {
      if (name === key && typeof member === 'string') values.add(member);
      walk(member);
    }
  };
  walk(tree);
  return [...values].sort();
}

const anyQuantity: fc.Arbitrary<Quantity> = fc.record({
  thousandths: fc.bigInt({ min: -9_007_199_254_740_993n, max: 9_007_199_254_740_993n }),
  over: fc.constantFrom(1n, 3n, 7n),
});
const anyFigure = fc.option(anyQuantity);

/** The programmes of the built month with other figures. */
const anyProgrammes: fc.Arbitrary<readonly FrozenProgramme[]> = fc
  .array(anyFigure, { minLength: 30 })
  .map((figures) => {
    let taken = 0;
    const next = () => figures[(taken += 1) % figures.length] ?? null;
    return STORED_MONTH.programmes.map((programme): FrozenProgramme => {
      const shared = programme.totals.month.map((total) => ({
        ...total,
        value: next(),
        previous: next(),
        yearToDate: next(),
        toDate: next(),
        sameMonthLastYear: next(),
        change: { value: next(), percent: total.change.percent },
      }));
      const at = (basis: (typeof BASES)[number], of: 'value' | 'yearToDate' | 'toDate') =>
        shared.map((total, index) => {
          const stated = programme.totals[basis][index];
          return {
            ...total,
            value: total[of],
            stated: stated?.stated ?? null,
            statedBasis: stated?.statedBasis ?? null,
          };
        });
      return {
        ...programme,
        totals: {
          month: at('month', 'value'),
          'year-to-date': at('year-to-date', 'yearToDate'),
          'to-date': at('to-date', 'toDate'),
        },
      };
    });
  });

describe('a month that is written and read again', () => {
  it('is the same month, whatever editors typed and whatever its figures are', () => {
    fc.assert(
      fc.property(arbitraryReport, anyProgrammes, (facts, programmes) => {
        const month: FrozenMonth = {
          ...STORED_MONTH,
          models: { 'zh-Hans': compileReport(facts), en: compileReport({ ...facts, locale: 'en' }) },
          programmes,
        };
        const text = writeStored(month, STORED_RECORD);
        const again = readStored(text);
        expect(whole(again.month)).toEqual(whole(month));
        expect(again.record).toEqual(STORED_RECORD);
        expect(writeStored(again.month, again.record)).toBe(text);
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });

  it('has U+FFFD for half of a surrogate pair, which has no canonical form', () => {
    const title = { text: 'half \ud800 a pair', language: 'zh-Hans' } as const;
    const { 'zh-Hans': model } = STORED_MONTH.models;
    const month: FrozenMonth = {
      ...STORED_MONTH,
      models: { ...STORED_MONTH.models, 'zh-Hans': { ...model, report: { ...model.report, title } } },
    };
    const { models } = readStored(writeStored(month, STORED_RECORD)).month;
    expect(models['zh-Hans'].report.title.text).toBe('half \ufffd a pair');
  });

  it('is another text when anything of it differs, the revision before it included', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');
    const record = (overrides: Partial<FrozenRecord>) => ({ ...STORED_RECORD, ...overrides });
    const texts = [
      writeStored(STORED_MONTH, STORED_RECORD),
      writeStored({ ...STORED_MONTH, revision: 3 }, STORED_RECORD),
      writeStored(STORED_MONTH, record({ previousSha256: null })),
      writeStored(STORED_MONTH, record({ photos: [] })),
    ];
    expect(new Set(texts.map(hash)).size).toBe(4);
  });

  it('is refused by the writer with a value that is not of its type', () => {
    const { 'zh-Hans': model } = STORED_MONTH.models;
    const title: { text: string; language: 'en' } = { text: '', language: 'en' };
    Object.assign(title, { text: 5 });
    const month: FrozenMonth = {
      ...STORED_MONTH,
      models: { ...STORED_MONTH.models, 'zh-Hans': { ...model, report: { ...model.report, title } } },
    };
    expect(() => writeStored(month, STORED_RECORD)).toThrow('must be a text and is a number');
  });
});

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A place in a tree, by its keys, and by its shape, which is the same for all items of a list or keys of a record. */
interface Place {
  readonly steps: readonly (string | number)[];
  readonly shape: string;
  readonly value: Json;
}

/** Objects whose keys are codes, months or names of formats. */
const RECORDS = /(?:^|\.)(?:pins|formats|measurements)$/;

function placesIn(tree: Json): Place[] {
  const places = new Map<string, Place>();
  const walk = (value: Json, steps: Place['steps'], shape: string): void => {
    // In a union each kind has its own shape.
    const kind =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? [value.kind, value.type, value.source].filter((tag) => typeof tag === 'string').join()
        : value === null
          ? 'null'
          : '';
    const own = kind === '' ? shape : `${shape}<${kind}>`;
    // Optional keys are tried only if they are there.
    const seen = typeof value === 'object' && value !== null ? `${own} ${Object.keys(value).join()}` : own;
    if (!places.has(seen)) places.set(seen, { steps, shape, value });
    if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...steps, index], `${own}[]`));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        const name = RECORDS.test(shape) ? '*' : key;
        walk(member, [...steps, key], own === '' ? name : `${own}.${name}`);
      }
    }
  };
  walk(tree, [], '');
  return [...places.values()];
}

/** The committed text with one changed place. */
function changed(steps: Place['steps'], change: (value: Json) => void): string {
  const tree = JSON.parse(keptText(NEWEST)) as Json;
  let at: Json = tree;
  for (const step of steps) at = (at as Record<string | number, Json>)[step] as Json;
  change(at);
  return JSON.stringify(tree);
}

const pathOf = (steps: Place['steps']): string =>
  steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');

/** The refusal of a text that cannot be read; null if it can. */
function refusalOf(text: string): string | null {
  try {
    readStored(text);
    return null;
  } catch (error) {
    if (error instanceof UnreadableRevision) return error.message;
    throw error;
  }
}

describe('a stored text that is not of its form', () => {
  const places = placesIn(JSON.parse(keptText(NEWEST)) as Json);
  const objects = places.filter(
    ({ value, steps }) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && !RECORDS.test(pathOf(steps)),
  );

  it('is refused with an unknown key anywhere, with the path to it', () => {
    for (const { steps } of objects) {
      const text = changed(steps, (value) => Object.assign(value as object, { unheard: null }));
      expect([pathOf(steps), refusalOf(text)]).toEqual([
        pathOf(steps),
        `The stored revision cannot be read: ${steps.length === 0 ? '' : `"${pathOf(steps)}" `}has the key "unheard", which this form does not know.`,
      ]);
    }
    expect(objects.length).toBeGreaterThan(100);
  });

  it('is refused without any of its keys, but for those that may be left out', () => {
    const leftOut = new Set<string>();
    for (const { steps, value } of objects) {
      for (const key of Object.keys(value as object)) {
        const refusal = refusalOf(changed(steps, (object) => delete (object as Record<string, Json>)[key]));
        if (refusal === null) leftOut.add(key);
        else if (!refusal.includes(`"${pathOf([...steps, key])}" is missing`)) {
          // The version gives the form, and breakdowns give the dimensions: without these the rest cannot be read.
          expect([key, refusal]).toEqual([
            expect.stringMatching(/^(?:version|dimensions)$/),
            expect.any(String),
          ]);
        }
      }
    }
    expect([...leftOut].sort()).toEqual([
      ...['bold', 'breakdown', 'carried', 'code', 'groupOptions', 'italic', 'language'],
      ...['missing', 'publisher', 'ratio', 'sides', 'strikethrough', 'underline'],
    ]);
  });

  it('is refused with a value of another type anywhere, with the path to it', () => {
    const leaves = places.filter(({ value }) => typeof value !== 'object' || value === null);
    for (const { steps, value } of leaves) {
      const key = steps.at(-1) ?? '';
      const wrong: Json = typeof value === 'string' ? 5 : typeof value === 'object' ? [] : 'text';
      const text = changed(steps.slice(0, -1), (parent) => {
        (parent as Record<string | number, Json>)[key] = wrong;
      });
      expect([pathOf(steps), refusalOf(text)]).toEqual([
        pathOf(steps),
        key === 'version' ? expect.any(String) : expect.stringContaining(`"${pathOf(steps)}" must be`),
      ]);
    }
    expect(leaves.length).toBeGreaterThan(100);
  });

  it.each([
    [3, 'A revision of form 3 cannot be read: this server reads 1, 2.'],
    ['1', 'A revision of form "1" cannot be read: this server reads 1, 2.'],
    [undefined, 'A revision of form none cannot be read: this server reads 1, 2.'],
  ])('is refused in the form %j', (version, sentence) => {
    const stored = JSON.parse(keptText(NEWEST)) as object;
    expect(refusalOf(JSON.stringify({ ...stored, version }))).toBe(sentence);
  });

  it.each(['', '{', keptText(NEWEST).slice(0, -1)])('is refused as no JSON', (text) => {
    expect(refusalOf(text)).toContain('The stored revision is no JSON');
  });

  it.each(['null', '[]', '5'])('is refused as %s', (text) => {
    expect(refusalOf(text)).toContain('form none');
  });

  it('is refused where it names something that it does not hold', () => {
    const text = changed(['programmes', 0, 'activities', 0], (activity) =>
      Object.assign(activity as object, { partner: 'nobody' }),
    );
    expect(refusalOf(text)).toContain('names "nobody" and does not say what it is');
  });

  it('has no figures to give for a group with fewer or more of them than there are totals', () => {
    for (const figures of ['1', '1 '.repeat(20).trim()]) {
      const text = changed(['programmes', 0, 'groups', 'month', 'partner', 0], (row) => {
        (row as Json[])[1] = figures;
      });
      const [group] = readStored(text).month.programmes[0]?.groups.month.partner ?? [];
      expect(() => group?.figures).toThrow('figures');
    }
  });
});

describe('the parts of a stored revision', () => {
  const stored: unknown = JSON.parse(keptText(NEWEST));
  const { month, record } = readStored(keptText(NEWEST));

  it('are read each by itself as within the whole', () => {
    expect(readPart(PARTS.header, stored)).toEqual({
      version: NEWEST,
      month: month.month,
      revision: month.revision,
      frozenAt: month.frozenAt,
      previousSha256: record.previousSha256,
      pins: Object.fromEntries(month.pins),
    });
    for (const locale of LOCALES) {
      expect(readPart(PARTS.report, stored, locale)).toEqual(month.models[locale]);
    }
    expect(readPart(PARTS.record, stored)).toEqual({
      findings: record.findings,
      submissions: record.submissions,
      photos: record.photos,
    });
    expect(readPart(PARTS.names, stored).partners).toEqual([...month.partners.values()]);
    for (const { programme, indicators, activities, carried, groups } of month.programmes) {
      const figures = readPart(PARTS.figures, stored, programme.code);
      expect(figures.programme).toEqual(programme);
      expect(figures.indicators).toEqual([...indicators.values()]);
      expect(readPart(PARTS.activities, stored, programme.code).map(({ documentId }) => documentId)).toEqual(
        activities.map(({ documentId }) => documentId),
      );
      expect(readPart(PARTS.carried, stored, programme.code).map(({ documentId }) => documentId)).toEqual(
        carried.map(({ documentId }) => documentId),
      );
      for (const basis of BASES) {
        for (const grouping of GROUPINGS) {
          expect(
            readPart(PARTS.groups, stored, programme.code, basis, grouping).map(([code]) => code),
          ).toEqual(groups[basis][grouping].map(({ code }) => code));
        }
      }
    }
  });

  it('are together the whole: every key of it belongs to exactly one', () => {
    const codes = month.programmes.map(({ programme }) => programme.code);
    const { of } = PARTS.header;
    const groupOptionsOf = (code: string) =>
      PARTS.groupOptions.of(stored, code, 'month', 'region') === undefined
        ? {}
        : {
            groupOptions: Object.fromEntries(
              BASES.map((basis) => [
                basis,
                Object.fromEntries(
                  GROUPINGS.map((grouping) => [
                    grouping,
                    PARTS.groupOptions.of(stored, code, basis, grouping),
                  ]),
                ),
              ]),
            ),
          };
    const joined = {
      ...Object.assign({}, of(stored), PARTS.names.of(stored), PARTS.record.of(stored)),
      models: Object.fromEntries(LOCALES.map((locale) => [locale, PARTS.report.of(stored, locale)])),
      programmes: codes.map((code) => ({
        ...Object.assign({}, PARTS.figures.of(stored, code)),
        groups: Object.fromEntries(
          BASES.map((basis) => [
            basis,
            Object.fromEntries(
              GROUPINGS.map((grouping) => [grouping, PARTS.groups.of(stored, code, basis, grouping)]),
            ),
          ]),
        ),
        ...groupOptionsOf(code),
        activities: PARTS.activities.of(stored, code),
        carried: PARTS.carried.of(stored, code),
      })),
    };
    expect(joined).toEqual(stored);
    const keys = [PARTS.header.of(stored), PARTS.names.of(stored), PARTS.record.of(stored)].flatMap((part) =>
      Object.keys(Object(part) as object),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are refused where they are not there', () => {
    expect(() => readPart(PARTS.activities, stored, 'nobody')).toThrow('is missing');
    expect(() => readPart(PARTS.header, null)).toThrow('is missing');
  });
});

describe('a figure as text', () => {
  it.each([
    ['0', { thousandths: 0n, over: 1n }],
    ['5701221.1', { thousandths: 5_701_221_100n, over: 1n }],
    ['-0.5', { thousandths: -500n, over: 1n }],
    ['10000/3', { thousandths: 10_000n, over: 3n }],
    ['-10000/3', { thousandths: -10_000n, over: 3n }],
  ])('%s is the same figure again', (text, figure) => {
    expect(quantityText(figure)).toBe(text);
    expect(quantityFromText(text)).toEqual(figure);
  });

  it.each(['', '1e3', '1.2345', '1/0', '١', '+1'])('%j is none', (text) => {
    expect(() => quantityFromText(text)).toThrow('Not a figure');
  });
});
