/** Expectations for every answer of a kind. */
import type { Response } from 'supertest';

/** Expects Strapi's error shape with a sentence for the caller, and without internal details. */
export function expectRefusal(response: Response, status: number): void {
  expect({ status: response.status, text: response.text }).toEqual({ status, text: expect.any(String) });
  expect(response.headers['content-type']).toMatch(/^application\/json/);
  expect(response.body).toEqual({
    data: null,
    error: {
      status,
      name: expect.stringMatching(/Error$/),
      message: expect.stringMatching(/\S/),
      details: expect.any(Object),
    },
  });
  expect(response.text).not.toMatch(/\bat .+\.(?:js|ts):\d+|node_modules|SELECT |SQLITE_|knex/i);
}

export function messageOf(response: Response): string {
  return (response.body as { error: { message: string } }).error.message;
}

interface Valued {
  readonly indicator: string;
  readonly value: number | null;
}

export interface ReportBody {
  readonly data: {
    readonly month: string;
    readonly status: string;
    readonly programmes: readonly {
      readonly code: string;
      readonly totals: readonly (Valued & { readonly stated: number | null })[];
      readonly stories: readonly {
        readonly partners: readonly {
          readonly code: string | null;
          readonly stories: readonly { readonly documentId: string; readonly title: string }[];
        }[];
      }[];
    }[];
  };
  readonly meta: { readonly sha256: string; readonly formats: Readonly<Record<string, string>> };
}

/** The figures of one programme by indicator. */
export function figuresOf(body: unknown, programme: string): Record<string, number | null> {
  const { data } = body as { data: { programmes: { code: string; totals: Valued[] }[] } };
  const found = data.programmes.find(({ code }) => code === programme);
  return Object.fromEntries((found?.totals ?? []).map(({ indicator, value }) => [indicator, value]));
}

/** All stories of a report in its order. */
export function storiesOf(body: unknown): { documentId: string; title: string }[] {
  return (body as ReportBody).data.programmes.flatMap(({ stories }) =>
    stories.flatMap(({ partners }) => partners.flatMap((partner) => [...partner.stories])),
  );
}

/** A sum of figures with at most three decimals, without the errors of binary fractions. */
export function exactSum(values: Iterable<number | null>): number | null {
  let thousandths: number | null = null;
  for (const value of values) {
    if (value !== null) thousandths = (thousandths ?? 0) + Math.round(value * 1000);
  }
  return thousandths === null ? null : thousandths / 1000;
}
