/** Totals, groups, series and sources: the parts of a figure add up to it in every division. */
import { exactSum, figuresOf } from '../helpers/answers';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { HIDDEN_MONTH, MONTH, YICANG, ZERO_WASTE } from '../helpers/reference';

const TOTALS = '/api/monthly-report/totals';

interface Row {
  readonly code: string | null;
  readonly totals: readonly { readonly indicator: string; readonly value: number | null }[];
}
interface Source {
  readonly documentId: string;
  readonly title: string;
  readonly startDate: string;
  readonly partner: { readonly code: string } | null;
  readonly communities: readonly { readonly code: string }[];
  readonly value: number | null;
  readonly share: number | null;
  readonly weight?: number;
  /** For a ratio: the side that the activity belongs to. */
  readonly side?: 'numerator' | 'denominator';
}

/** A mean and a ratio are not sums. */
const hasNoShares = (sources: readonly Source[]): boolean =>
  sources.some(({ share, weight, side }) => share === null && (side !== undefined || weight === 1));

/** Distinct counts: a community with activities of two regions is in both rows. */
const DISTINCT = new Set(['partners', 'communities']);

describeOnBothDatabases('totals', { demo: true }, (server) => {
  const get = (path: string) => server().request.get(path);

  async function everyRow(query: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let page = 1; ; page += 1) {
      const { body } = await get(
        `${TOTALS}/${MONTH}?programme=zero_waste&${query}&pagination[page]=${page}&pagination[pageSize]=40`,
      ).expect(200);
      rows.push(...(body.data.programmes[0].groups as Row[]));
      if (page >= body.meta.pagination.pageCount) return rows;
    }
  }

  async function everySource(address: string): Promise<Source[]> {
    const sources: Source[] = [];
    for (let page = 1; ; page += 1) {
      const { body } = await get(
        `${address}${address.includes('?') ? '&' : '?'}pagination[page]=${page}`,
      ).expect(200);
      sources.push(...(body.data as Source[]));
      if (page >= body.meta.pagination.pageCount) {
        expect(sources).toHaveLength(body.meta.total);
        return sources;
      }
    }
  }

  it('are those of the report', async () => {
    const { body } = await get(`${TOTALS}/${MONTH}`).expect(200);
    expect(body.data).toMatchObject({ month: MONTH, basis: 'month' });
    expect(figuresOf(body, 'zero_waste')).toEqual(ZERO_WASTE);
    expect(figuresOf(body, 'yicang')).toEqual(YICANG);
  });

  it('narrow to one programme', async () => {
    const { body } = await get(`${TOTALS}/${MONTH}?programme=yicang`).expect(200);
    expect(body.data.programmes.map(({ code }: { code: string }) => code)).toEqual(['yicang']);
  });

  it.each(['month', 'year-to-date', 'to-date'])('speak of the basis %s', async (basis) => {
    const { body } = await get(`${TOTALS}/${MONTH}?basis=${basis}`).expect(200);
    expect(body.data.basis).toBe(basis);
    // December 2020 is the first month of both programmes: the three spans are one.
    expect(figuresOf(body, 'zero_waste')).toEqual(ZERO_WASTE);
  });

  it('of a span are distinct over the whole of it, never less than those of its last month', async () => {
    const month = figuresOf(
      (await get(`${TOTALS}/2021-02?programme=neighbour_reading`)).body,
      'neighbour_reading',
    );
    const span = figuresOf(
      (await get(`${TOTALS}/2021-02?programme=neighbour_reading&basis=to-date`)).body,
      'neighbour_reading',
    );
    const before = figuresOf(
      (await get(`${TOTALS}/2021-01?programme=neighbour_reading`)).body,
      'neighbour_reading',
    );
    expect(Number(span['communities'])).toBeGreaterThanOrEqual(Number(month['communities']));
    expect(Number(span['communities'])).toBeLessThanOrEqual(
      Number(month['communities']) + Number(before['communities']),
    );
    expect(span['readers']).toBe(exactSum([month['readers'] ?? null, before['readers'] ?? null]));
  });

  describe.each(['region', 'partner', 'community', 'activity-type'])('by %s', (grouping) => {
    it('have rows of every sum that add up to the figure', async () => {
      const rows = await everyRow(`groupBy=${grouping}`);
      expect(rows.length).toBeGreaterThan(1);
      expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
      const sums = Object.entries(ZERO_WASTE).filter(([indicator]) => !DISTINCT.has(indicator));
      for (const [indicator, value] of sums) {
        const parts = rows.map(
          ({ totals }) => totals.find((total) => total.indicator === indicator)?.value ?? null,
        );
        expect({ indicator, sum: exactSum(parts) }).toEqual({ indicator, sum: value });
      }
    });
  });

  it('have a row without a code for entries without a partner', async () => {
    const rows = await everyRow('groupBy=partner');
    const own = rows.find(({ code }) => code === null);
    expect(own?.totals.find(({ indicator }) => indicator === 'partners')?.value).toBe(0);
    expect(rows.filter(({ code }) => code !== null)).toHaveLength(ZERO_WASTE.partners);
  });

  it('have one row "multiple" for activities in several communities', async () => {
    const rows = await everyRow('groupBy=community');
    expect(rows.filter(({ code }) => code === 'multiple')).toHaveLength(1);
  });

  it('stand beside the same month of the year before and the change from the month before', async () => {
    const { body } = await get(`${TOTALS}/2021-02?programme=neighbour_reading&basis=to-date`).expect(200);
    const totals = body.data.programmes[0].totals as Record<string, unknown>[];
    const month = figuresOf(
      (await get(`${TOTALS}/2021-02?programme=neighbour_reading`)).body,
      'neighbour_reading',
    );
    for (const total of totals) {
      // After them come only keys that not every figure has.
      const always = Object.keys(total).filter(
        (key) => !/^carried$|^ratio$|^breakdown$|target$|achievement$/i.test(key),
      );
      expect(always.slice(-2)).toEqual(['sameMonthLastYear', 'change']);
      const { value, percent } = total.change as { value: number | null; percent: number | null };
      const previous = total.previous as number | null;
      const figure = month[String(total.indicator)] ?? null;
      if (total.ratio !== undefined) {
        // Points with six decimals each: the last decimal may be rounded differently.
        expect(Math.abs((value ?? 0) - ((figure ?? 0) - (previous ?? 0)))).toBeLessThan(2e-6);
        expect(percent).toBeNull();
        continue;
      }
      expect(value).toBe(
        previous === null || figure === null ? null : exactSum([figure, previous === 0 ? 0 : -previous]),
      );
      expect(percent === null).toBe(previous === null || previous === 0 || figure === null);
    }
  });

  it('page over the groups', async () => {
    const all = await everyRow('groupBy=community');
    const { body } = await get(
      `${TOTALS}/${MONTH}?programme=zero_waste&groupBy=community&pagination[page]=1&pagination[pageSize]=3`,
    ).expect(200);
    expect(body.data.programmes[0].groups.map(({ code }: Row) => code)).toEqual(
      all.slice(0, 3).map(({ code }) => code),
    );
    expect(body.meta.pagination).toEqual({
      page: 1,
      pageSize: 3,
      pageCount: Math.ceil(all.length / 3),
      total: all.length,
    });
    const standard = await get(`${TOTALS}/${MONTH}?programme=zero_waste&groupBy=community`).expect(200);
    expect(standard.body.meta.pagination.pageSize).toBe(25);
  });

  describe('as a series', () => {
    it('have a point a month, null before the start', async () => {
      const { body } = await get(
        `${TOTALS}?from=2020-10&to=2020-12&programme=zero_waste&indicator=waste_total`,
      ).expect(200);
      expect(body.data).toEqual([
        {
          programme: 'zero_waste',
          indicator: 'waste_total',
          points: [
            { month: '2020-10', value: null },
            { month: '2020-11', value: null },
            { month: '2020-12', value: 5701221.1 },
          ],
        },
      ]);
    });

    it('are null in months that are not public', async () => {
      const { body } = await get(
        `${TOTALS}?from=2021-01&to=${HIDDEN_MONTH}&programme=neighbour_reading&indicator=readers`,
      ).expect(200);
      const [{ points }] = body.data as [{ points: { month: string; value: number | null }[] }];
      expect(points.map(({ value }) => value === null)).toEqual([false, false, true]);
    });

    it('cover every programme and indicator unless narrowed', async () => {
      const { body } = await get(`${TOTALS}?from=2020-12&to=2020-12`).expect(200);
      const values = (
        body.data as { programme: string; indicator: string; points: { value: number | null }[] }[]
      )
        .filter(({ programme }) => programme === 'zero_waste')
        .map(({ indicator, points }) => [indicator, points[0]?.value]);
      expect(Object.fromEntries(values)).toEqual(ZERO_WASTE);
    });
  });

  describe('and their sources', () => {
    it.each(Object.entries(ZERO_WASTE))('of %s add up to %d', async (indicator, value) => {
      const sources = await everySource(`${TOTALS}/${MONTH}/zero_waste/${indicator}/sources`);
      expect(exactSum(sources.map(({ share }) => share))).toBe(value);
      expect(new Set(sources.map(({ documentId }) => documentId)).size).toBe(sources.length);
      for (const { startDate } of sources) expect(startDate.slice(0, 7)).toBe(MONTH);
    });

    it('add up for every figure of the example programme, at every basis, weighted where it is a mean', async () => {
      for (const basis of ['month', 'year-to-date', 'to-date']) {
        const { body } = await get(`${TOTALS}/2021-02?programme=neighbour_reading&basis=${basis}`).expect(
          200,
        );
        for (const [indicator, value] of Object.entries(figuresOf(body, 'neighbour_reading'))) {
          const sources = await everySource(
            `${TOTALS}/2021-02/neighbour_reading/${indicator}/sources?basis=${basis}`,
          );
          if (hasNoShares(sources)) continue;
          const sum = exactSum(sources.map(({ share }) => share));
          // A figure of 0 may have no sources.
          expect({ basis, indicator, sum: sum ?? (value === 0 ? 0 : null) }).toEqual({
            basis,
            indicator,
            sum: value,
          });
        }
      }
    });

    it('say what each activity is', async () => {
      const { body } = await get(`${TOTALS}/${MONTH}/zero_waste/waste_hazardous/sources`).expect(200);
      expect(body.data.length).toBeGreaterThan(0);
      for (const source of body.data) {
        expect(source).toMatchObject({
          documentId: expect.any(String),
          title: expect.any(String),
          startDate: expect.stringMatching(/^2020-12-\d\d$/),
          communities: expect.any(Array),
        });
        expect(Object.keys(source)).toEqual(expect.arrayContaining(['partner', 'value', 'share']));
      }
      expect(body.data.map(({ value }: { value: number }) => value)).toContain(18);
    });

    describe.each(['month', 'year-to-date', 'to-date'])('at the basis %s', (basis) => {
      const address = (indicator: string, narrowed: string) =>
        `${TOTALS}/2021-02/neighbour_reading/${indicator}/sources?basis=${basis}${narrowed}`;

      /** The rows of the example programme by region and by partner, as filters of its sources. */
      async function narrowings(): Promise<{ narrowed: string; totals: Row['totals'] }[]> {
        const whole = await get(`${TOTALS}/2021-02?programme=neighbour_reading&basis=${basis}`).expect(200);
        const found = [{ narrowed: '', totals: whole.body.data.programmes[0].totals as Row['totals'] }];
        for (const grouping of ['region', 'partner']) {
          const { body } = await get(
            `${TOTALS}/2021-02?programme=neighbour_reading&basis=${basis}&groupBy=${grouping}&pagination[pageSize]=100`,
          ).expect(200);
          for (const { code, totals } of body.data.programmes[0].groups as Row[]) {
            if (code !== null) found.push({ narrowed: `&${grouping}=${code}`, totals });
          }
        }
        return found;
      }

      it('add up to every figure, whole and narrowed to each region and partner', async () => {
        for (const { narrowed, totals } of await narrowings()) {
          for (const { indicator, value } of totals) {
            const sources = await everySource(address(indicator, narrowed));
            if (hasNoShares(sources)) continue;
            const sum = exactSum(sources.map(({ share }) => share));
            expect({ narrowed, indicator, sum: sum ?? (value === 0 ? 0 : null) }).toEqual({
              narrowed,
              indicator,
              sum: value,
            });
          }
        }
      });

      it('come in order of date, partner and title, and bring each member of a distinct count once', async () => {
        for (const { narrowed } of await narrowings()) {
          for (const [indicator, membersOf] of [
            ['partners', ({ partner }: Source) => (partner === null ? [] : [partner.code])],
            ['communities', ({ communities }: Source) => communities.map(({ code }) => code)],
          ] as const) {
            const sources = await everySource(address(indicator, narrowed));
            const place = ({ startDate, partner, title }: Source) =>
              [startDate, partner?.code ?? '\uFFFF', title].join('\n');
            expect(sources.map(place)).toEqual(sources.map(place).sort());
            const seen = new Set<string>();
            for (const source of sources) {
              const members = membersOf(source);
              const brought = members.filter((member) => !seen.has(member));
              for (const member of brought) seen.add(member);
              expect([source.documentId, source.value, source.share]).toEqual([
                source.documentId,
                members.length,
                brought.length,
              ]);
            }
          }
        }
      });

      it('are the same on pages of any size', async () => {
        for (const indicator of ['partners', 'communities', 'readers']) {
          const all = await everySource(address(indicator, '&pagination[pageSize]=100'));
          expect(await everySource(address(indicator, '&pagination[pageSize]=2'))).toEqual(all);
        }
      });
    });

    it('narrow to a partner and to a region as the groups do', async () => {
      for (const [grouping, key] of [
        ['partner', 'partner'],
        ['region', 'region'],
      ] as const) {
        const rows = await everyRow(`groupBy=${grouping}`);
        for (const { code, totals } of rows) {
          if (code === null) continue;
          const expected = totals.find(({ indicator }) => indicator === 'participants')?.value ?? null;
          const sources = await everySource(
            `${TOTALS}/${MONTH}/zero_waste/participants/sources?${key}=${code}`,
          );
          expect({ code, sum: exactSum(sources.map(({ share }) => share)) }).toEqual({ code, sum: expected });
        }
      }
    });
  });
});
