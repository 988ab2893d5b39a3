/** Enough of the past to know usual values: two years of stories and of figures of partners. */
import type { Core } from '@strapi/strapi';

import { DEFAULT_LOCALE } from '../../../../shared/vocabulary';
import type { EarlierStory, PastValue } from '../rules/facts';

import type { ProgrammeRecord } from '../../entries/rules/facts';
import { addMonths, isMonth, type Month } from '../../domain/month';
import { by, compareText, inOrder } from '../../domain/order';
import { plainText } from '../../domain/plain-text';
import { readCell } from '../../ledger/rules/cell';
import { DIMENSIONS } from '../../ledger/rules/scopes';
import { cellFigure } from '../../totals/rules/measured';
import { UID } from '../../uids';
import type { Catalogue } from '../../entries/store/catalogue';
import { dialectOf } from '../../database/dialect';
import { TABLES } from '../../ledger/store/tables';
import { readConnection } from '../../database/present-reads';
import { toRichText } from '../../entries/store/rich-text';
import { integer, rowOrNull, text, type Row } from '../../database/rows';

const MONTHS_BACK = 24;

/** Published stories of the months before, of one programme or all, by the programme's row id; the newest first. */
export async function readEarlierStories(
  strapi: Core.Strapi,
  month: Month,
  only: number | null = null,
): Promise<(programme: number) => readonly EarlierStory[]> {
  const rows: Row[] = await strapi.db.query(UID.story).findMany({
    select: ['documentId', 'title', 'reportMonth', 'body'],
    where: {
      locale: DEFAULT_LOCALE,
      publishedAt: { $notNull: true },
      reportMonth: { $gte: addMonths(month, -MONTHS_BACK), $lt: month },
      ...(only !== null && { programme: { id: only } }),
    },
    populate: { programme: { select: ['id'] }, partner: { select: ['code'] } },
  });
  const stories = new Map<number, EarlierStory[]>();
  for (const row of rows) {
    const [programme, partner, told] = [
      rowOrNull(row, 'programme'),
      rowOrNull(row, 'partner'),
      row.reportMonth,
    ];
    if (programme === null || !isMonth(told)) continue;
    const id = integer(programme, 'id', 0);
    const story: EarlierStory = {
      documentId: text(row, 'documentId'),
      month: told,
      partner: partner && text(partner, 'code'),
      title: text(row, 'title'),
      text: plainText(toRichText(row.body)),
    };
    const known = stories.get(id);
    if (known === undefined) stories.set(id, [story]);
    else known.push(story);
  }
  const newestFirst = inOrder<EarlierStory>(
    by(
      (story) => story.month,
      (a, b) => compareText(b, a),
    ),
    by(({ title }) => title, compareText),
    by(({ documentId }) => documentId, compareText),
  );
  return (programme) => [...(stories.get(programme) ?? [])].sort(newestFirst);
}

/** The figures of each partner in the months before, from the kept sums; in order of partner, indicator and month. */
export async function readHistory(
  strapi: Core.Strapi,
  { id, indicators }: ProgrammeRecord,
  { partners }: Catalogue,
  month: Month,
): Promise<readonly PastValue[]> {
  const rows = await dialectOf(strapi).query(
    readConnection(strapi),
    'checked_history',
    `SELECT member_id, month, cell FROM ${TABLES.sums}
      WHERE programme_id = ? AND dimension = ${DIMENSIONS.partner} AND month >= ? AND month < ?
        AND length(month) = 7`,
    [id, addMonths(month, -MONTHS_BACK), month],
  );
  const values = rows.flatMap((row): PastValue[] => {
    const partner = partners.get(integer(row, 'member_id', 0));
    const told = row.month;
    if (partner === undefined || !isMonth(told)) return [];
    const cell = readCell(text(row, 'cell'));
    return [...indicators.values()].flatMap((indicator): PastValue[] => {
      if (indicator.source !== 'measured') return [];
      const value = cellFigure(indicator, cell);
      return value === null ? [] : [{ partner: partner.code, indicator: indicator.code, month: told, value }];
    });
  });
  return values.sort(
    inOrder<PastValue>(
      by(({ partner }) => partner, compareText),
      by(({ indicator }) => indicator, compareText),
      by((value) => value.month, compareText),
    ),
  );
}
