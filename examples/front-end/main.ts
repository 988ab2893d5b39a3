/** Prints the data of a month that a front end reads: `node build/main.js http://127.0.0.1:1337 2020-12`. */
import { createClient, Refused, type Answer, type Client } from './client.js';

declare const process: { readonly argv: readonly string[] };

const [, , site = 'http://127.0.0.1:1337', month = '2020-12'] = process.argv;

type Report = Answer<'/monthly-report/reports/{month}'>['data'];
type Story = Report['programmes'][number]['stories'][number]['partners'][number]['stories'][number];

/** `null` is 未填报, not reported: never print it as 0. */
const figure = (value: number | null, unit: string | null): string =>
  value === null ? '未填报' : `${value.toLocaleString('en')}${unit === null ? '' : ` ${unit}`}`;

/** The stories of a month by the region of their partners, as the report groups them. */
function storiesByRegion(report: Report): Map<string, Story[]> {
  const regions = new Map<string, Story[]>();
  for (const { region, partners } of report.programmes.flatMap(({ stories }) => stories)) {
    const name = region?.name ?? '—';
    regions.set(name, [...(regions.get(name) ?? []), ...partners.flatMap(({ stories }) => stories)]);
  }
  return regions;
}

async function readMonth(client: Client): Promise<string[]> {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);

  // 1. Which months are published, newest first
  const { data: months } = await client.get('/monthly-report/reports');
  say(`months: ${months.map((listed) => listed.month).join(' ')}`);

  // 2. One report, with its stories and their photos by region
  const { data: report } = await client.get('/monthly-report/reports/{month}', { path: { month } });
  say(`report: ${report.title}, revision ${report.revision ?? 0}`);
  for (const [region, stories] of storiesByRegion(report)) {
    say(`stories: ${region} ${stories.length}`);
    for (const photo of stories.flatMap(({ photos }) => photos)) {
      // A smaller size if there is one: the browser picks by srcset.
      const smallest = photo.formats.small ?? photo;
      say(
        photo.missing
          ? `photo missing: ${photo.alternativeText ?? ''}`
          : `photo: ${client.url(smallest.url)} ${photo.alternativeText ?? ''}`,
      );
    }
  }

  // 3. Totals by region: the rows always add up to the figure
  const programme = report.programmes[0]?.code;
  const { data: totals } = await client.get('/monthly-report/totals/{month}', {
    path: { month },
    query: { programme, groupBy: 'region' },
  });
  const [first] = totals.programmes;
  for (const { indicator, label, unit, value } of first?.totals ?? []) {
    const parts = (first?.groups ?? []).flatMap(({ name, totals: of }) => {
      const part = of.find((other) => other.indicator === indicator)?.value ?? null;
      return part === null ? [] : [`${name ?? '—'} ${part}`];
    });
    say(`total: ${label} ${figure(value, unit)} (${parts.join(', ')})`);
  }

  // 4. A series for a chart: one point a month, null if nothing was reported or the month is not public
  const { data: series } = await client.get('/monthly-report/totals', {
    query: { from: `${month.slice(0, 4)}-01`, to: month, programme, indicator: 'participants' },
  });
  // With basis=period the same address answers the months as one.
  for (const { indicator, points } of Array.isArray(series) ? series : []) {
    say(`series: ${indicator} ${points.map(({ value }) => value ?? '-').join(' ')}`);
  }

  // 5. The sources of a figure
  if (programme !== undefined) {
    const { data: sources } = await client.get(
      '/monthly-report/totals/{month}/{programme}/{indicator}/sources',
      { path: { month, programme, indicator: 'participants' } },
    );
    for (const { title, partner, share } of sources) {
      say(`source: ${share ?? '-'} ${title ?? '—'} (${partner?.name ?? '—'})`);
    }
  }

  // 6. Stories as entries, through Strapi's own REST: any filter, in any language
  const { data: entries } = await client.get('/stories', {
    query: {
      locale: 'zh-Hans',
      filters: { reportMonth: month, partner: { region: { code: 'anhui' } } },
      populate: { photos: { populate: { file: true } }, partner: { fields: ['name'] } } as never,
      sort: 'title',
      'pagination[pageSize]': 100,
    } as never,
  });
  for (const { title, photos } of entries) {
    say(`entry: ${title ?? ''}, ${photos?.length ?? 0} photos`);
  }
  return lines;
}

async function main(): Promise<void> {
  const client = createClient(site);
  for (const line of await readMonth(client)) console.log(line);

  // Read again: for unchanged data the server answers 304, and the client returns its kept answer.
  await readMonth(client);
  console.log(`unchanged: ${client.unchanged()}`);

  try {
    await client.get('/monthly-report/reports/{month}', { path: { month: '2020-13' } });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.log(`refused: ${error.status} ${error.message}`);
  }
}

await main();
