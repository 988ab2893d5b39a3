/**
 * The demo's data files, added up here a second time without the system's code:
 * exactly, in whole thousandths.
 */
import fs from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(__dirname, '../../database/demo');

/** A value with its options. */
interface Broken {
  value: number;
  by: Record<string, Record<string, number>>;
}

interface Activity {
  code: string;
  kind: 'single' | 'summary';
  partner?: string;
  communities: string[];
  activityType?: string;
  startDate: string;
  sessions: number | null;
  measurements: Record<string, number | Broken | null>;
  draft?: boolean;
}

interface Photo {
  photo: string;
  consent: boolean;
}

interface Narrative {
  slug: string;
  parent?: string;
  partner?: string;
  communities?: string[];
  activity?: string;
  occurredOn?: string | null;
  photos?: Photo[];
}

interface MonthFile {
  programme: string;
  month: string;
  activities: Activity[];
  progress: Narrative[];
  stories: Narrative[];
  statedFigures: { basis: string; indicator: string; value: string }[];
}

interface Coded {
  code: string;
}

const read = <T>(file: string): T => JSON.parse(fs.readFileSync(path.join(FOLDER, file), 'utf8')) as T;

const monthFiles = fs
  .readdirSync(path.join(FOLDER, 'months'))
  .sort()
  .flatMap((month) =>
    fs.readdirSync(path.join(FOLDER, 'months', month)).map((file) => `months/${month}/${file}`),
  );
const months = monthFiles.map((file) => read<MonthFile>(file));
const programmes =
  read<(Coded & { indicators: string[]; basis: string; startMonth: string })[]>('programmes.json');
const indicators =
  read<(Coded & { parts?: string[]; source: string; decimals: number })[]>('reference/indicators.json');
const dimensions = read<(Coded & { options: Coded[] })[]>('reference/dimensions.json');
const partners = read<(Coded & { region: string })[]>('reference/partners.json');
const regions = read<Coded[]>('reference/regions.json');
const tiers = read<Coded[]>('reference/partner-tiers.json');
const communities = read<Coded[]>('reference/communities.json');
const activityTypes = read<Coded[]>('reference/activity-types.json');
const photos = read<Coded[]>('photos.json');
const targets =
  read<{ programme: string; indicator: string; partner?: string; fromMonth: string }[]>('targets.json');
const memberships = read<{ programme: string; partner: string; tier?: string }[]>('memberships.json');
const reports = read<{ month: string; publishedAt: string | null }[]>('reports.json');

const codes = (entries: readonly Coded[]) => new Set(entries.map((entry) => entry.code));

function monthOf(programme: string, month: string): MonthFile {
  const found = months.find((entry) => entry.programme === programme && entry.month === month);
  if (found === undefined) throw new Error(`No file for ${programme} in ${month}`);
  return found;
}

/** "395971.1" → 395971100n; refuses values with more than three decimals. */
function thousandths(value: number | string): bigint {
  const match = /^(\d+)(?:\.(\d{1,3}))?$/.exec(String(value));
  if (match === null) throw new Error(`${value} is not a number of at most three decimals`);
  return BigInt(match[1] ?? '') * 1000n + BigInt((match[2] ?? '').padEnd(3, '0'));
}

const published = (month: MonthFile) => month.activities.filter((activity) => activity.draft !== true);

function sum(month: MonthFile, indicator: string): bigint {
  return published(month)
    .map((activity) => activity.measurements[indicator])
    .filter((value): value is number => value !== null && value !== undefined)
    .reduce((total, value) => total + thousandths(value), 0n);
}

const distinctPartners = (month: MonthFile) =>
  new Set(published(month).flatMap(({ partner }) => (partner === undefined ? [] : [partner]))).size;
const distinctCommunities = (month: MonthFile) =>
  new Set(published(month).flatMap((entry) => entry.communities)).size;
const sessions = (month: MonthFile) =>
  published(month).reduce((total, entry) => total + (entry.sessions ?? 0), 0);

const zeroWaste = monthOf('zero_waste', '2020-12');
const yicang = monthOf('yicang', '2020-12');

describe('the reference month', () => {
  test.each([
    ['participants', '5205'],
    ['direct_beneficiaries', '7059'],
    ['indirect_beneficiaries', '16129'],
    ['volunteers', '235'],
    ['waste_kitchen', '395971.1'],
    ['waste_hazardous', '19'],
    ['waste_recyclable', '100231'],
    ['waste_other', '5205000'],
    ['media_mentions', '7377'],
    ['reads', '9611'],
  ])('zero_waste adds up to its %s of %s', (indicator, value) => {
    expect(sum(zeroWaste, indicator)).toBe(thousandths(value));
  });

  test('zero_waste has 5 partners, 83 communities and 140 sessions', () => {
    expect([distinctPartners(zeroWaste), distinctCommunities(zeroWaste), sessions(zeroWaste)]).toEqual([
      5, 83, 140,
    ]);
  });

  test('the four kinds of waste make 5701221.1 kg, two more than was printed', () => {
    const parts = indicators.find(({ code }) => code === 'waste_total')?.parts ?? [];
    expect(parts).toHaveLength(4);
    const total = parts.reduce((added, part) => added + sum(zeroWaste, part), 0n);
    expect(total).toBe(thousandths('5701221.1'));
    expect(total - thousandths(statedIn(zeroWaste, 'waste_total'))).toBe(2000n);
  });

  test('yicang has 34 communities, 126 volunteers and 532 people served', () => {
    expect(distinctCommunities(yicang)).toBe(34);
    expect(sum(yicang, 'volunteers')).toBe(thousandths('126'));
    expect(sum(yicang, 'people_served')).toBe(thousandths('532'));
  });

  test('all 17 printed figures are kept, on the basis of their programme', () => {
    expect(zeroWaste.statedFigures).toHaveLength(14);
    expect(yicang.statedFigures).toHaveLength(3);
    for (const month of [zeroWaste, yicang]) {
      const basis = programmes.find(({ code }) => code === month.programme)?.basis;
      expect(new Set(month.statedFigures.map((figure) => figure.basis))).toEqual(new Set([basis]));
    }
  });

  test('but for the total of the waste, every printed figure equals the sum of the activities', () => {
    for (const month of [zeroWaste, yicang]) {
      for (const { indicator, value } of month.statedFigures) {
        if (indicator !== 'waste_total')
          expect([indicator, calculated(month, indicator)]).toEqual([indicator, thousandths(value)]);
      }
    }
  });

  test('one member of each programme has stories but no activity', () => {
    for (const [month, silent, expected] of [
      [zeroWaste, 'fujian-eva', 6],
      [yicang, 'zhongyi', 4],
    ] as const) {
      const members = memberships
        .filter(({ programme }) => programme === month.programme)
        .map(({ partner }) => partner);
      expect(members).toHaveLength(expected);
      const active = new Set(month.activities.map(({ partner }) => partner));
      expect(members.filter((member) => !active.has(member))).toEqual([silent]);
      expect(month.stories.some(({ partner }) => partner === silent)).toBe(true);
    }
  });

  test('every activity is of December 2020, and what is only counted names no partner', () => {
    for (const activity of [...zeroWaste.activities, ...yicang.activities]) {
      expect(activity.startDate).toMatch(/^2020-12-/);
      if (activity.kind === 'single')
        expect([activity.partner !== undefined, activity.sessions]).toEqual([true, 1]);
      else expect(activity.partner).toBeUndefined();
    }
  });
});

describe('every month', () => {
  test.each(months.map((month) => [month.programme, month.month, month] as const))(
    '%s %s resolves',
    (code, name, month) => {
      const programme = programmes.find((entry) => entry.code === code);
      expect(programme).toBeDefined();
      expect(name >= (programme?.startMonth ?? '')).toBe(true);
      const activityCodes = codes(month.activities);
      for (const activity of month.activities) {
        expect(activity.startDate.slice(0, 7)).toBe(name);
        expectKnown(communities, activity.communities);
        expectKnown(partners, optional(activity.partner));
        expectKnown(activityTypes, optional(activity.activityType));
        for (const [indicator, value] of Object.entries(activity.measurements)) {
          expect(programme?.indicators).toContain(indicator);
          expect(indicators.find((entry) => entry.code === indicator)?.source).toBe('measured');
          if (value === null) continue;
          if (typeof value === 'number') {
            thousandths(value);
            continue;
          }
          // Only the invented programme has breakdowns: the reference month stays as it was published.
          expect(code).toBe('neighbour_reading');
          for (const [dimension, options] of Object.entries(value.by)) {
            expectKnown(
              dimensions.find((entry) => entry.code === dimension)?.options ?? [],
              Object.keys(options),
            );
            const given = Object.values(options).reduce((total, part) => total + thousandths(part), 0n);
            expect(given <= thousandths(value.value)).toBe(true);
          }
        }
      }
      for (const narrative of [...month.progress, ...month.stories]) {
        expectKnown(communities, narrative.communities ?? []);
        expectKnown(partners, optional(narrative.partner));
        expectKnown(
          photos,
          (narrative.photos ?? []).map(({ photo }) => photo),
        );
        if (narrative.activity !== undefined) expect(activityCodes).toContain(narrative.activity);
      }
      month.progress.forEach(({ parent }, index) => {
        // A parent must be published before its children: otherwise their link to it is lost.
        if (parent !== undefined)
          expect(month.progress.slice(0, index).map(({ slug }) => slug)).toContain(parent);
      });
      for (const { indicator } of month.statedFigures) expect(programme?.indicators).toContain(indicator);
      expect(reports.map((report) => report.month)).toContain(name);
    },
  );
});

describe('reference entries', () => {
  test('codes and slugs are unique', () => {
    const lists = [programmes, indicators, partners, regions, tiers, communities, activityTypes, photos];
    for (const list of lists) expect(codes(list).size).toBe(list.length);
    const unique = (values: string[]) => expect(new Set(values).size).toBe(values.length);
    unique(months.flatMap((month) => month.activities.map(({ code }) => code)));
    unique(months.flatMap((month) => month.stories.map(({ slug }) => slug)));
    unique(months.flatMap((month) => month.progress.map(({ slug }) => slug)));
    unique(reports.map(({ month }) => month));
  });

  test('targets are of the invented programme alone, and of its indicators and members', () => {
    for (const { programme, indicator, partner, fromMonth } of targets) {
      expect([programme, fromMonth >= '2021-01']).toEqual(['neighbour_reading', true]);
      expect(programmes.find(({ code }) => code === programme)?.indicators).toContain(indicator);
      expectKnown(partners, optional(partner));
    }
  });

  test('what they name is there', () => {
    expectKnown(
      regions,
      partners.map(({ region }) => region),
    );
    expectKnown(
      indicators,
      programmes.flatMap((programme) => programme.indicators),
    );
    expectKnown(
      indicators,
      indicators.flatMap(({ parts }) => parts ?? []),
    );
    expectKnown(
      programmes,
      memberships.map(({ programme }) => programme),
    );
    expectKnown(
      partners,
      memberships.map(({ partner }) => partner),
    );
    expectKnown(
      tiers,
      memberships.flatMap(({ tier }) => optional(tier)),
    );
  });

  test('every photo is drawn, without a text that would need a font', () => {
    for (const { code } of photos) {
      const drawing = fs.readFileSync(path.join(FOLDER, 'photos', `${code}.svg`), 'utf8');
      // A logo is as wide as the name beside it.
      expect(drawing).toContain(code === 'logo' ? 'width="1200" height="360"' : 'width="1600" height="1200"');
      expect(drawing).not.toContain('<text');
    }
  });
});

describe('DEFECTS.md', () => {
  const rows = fs
    .readFileSync(path.join(FOLDER, 'DEFECTS.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:slip|looks like) /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  test('lists every kind of slip and its look-alikes', () => {
    expect(rows.length).toBeGreaterThanOrEqual(14);
  });

  test.each(rows.map(([, what, entry, , text]) => [what ?? '', entry ?? '', text ?? ''] as const))(
    '%s: %s says "%s"',
    (_what, entry, text) => {
      const [key] = /(?<=`)[^`]+(?=`)/.exec(entry) ?? [];
      const found = [
        ...months.flatMap((month) =>
          [...month.stories, ...month.progress].filter(({ slug }) => slug === key),
        ),
        ...months.flatMap((month) =>
          month.statedFigures.filter(({ indicator, value }) => indicator === key && value === text),
        ),
      ];
      expect(found).toHaveLength(1);
      expect(JSON.stringify(found)).toContain(text);
    },
  );
});

function statedIn(month: MonthFile, indicator: string): string {
  const figure = month.statedFigures.find((entry) => entry.indicator === indicator);
  if (figure === undefined) throw new Error(`${indicator} was not stated`);
  return figure.value;
}

function calculated(month: MonthFile, indicator: string): bigint {
  switch (indicator) {
    case 'partners':
      return BigInt(distinctPartners(month)) * 1000n;
    case 'communities':
      return BigInt(distinctCommunities(month)) * 1000n;
    case 'activities':
      return BigInt(sessions(month)) * 1000n;
    default:
      return sum(month, indicator);
  }
}

function expectKnown(list: readonly Coded[], wanted: readonly string[]): void {
  const known = codes(list);
  expect(wanted.filter((code) => !known.has(code))).toEqual([]);
}

function optional(code: string | undefined): string[] {
  return code === undefined ? [] : [code];
}
