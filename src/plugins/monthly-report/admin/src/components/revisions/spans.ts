/** The spans a figure speaks of, by the names the totals have for them. */
export const SPANS: Readonly<Record<string, string>> = {
  month: 'totals.value',
  previous: 'totals.previous',
  'year-to-date': 'totals.yearToDate',
  'to-date': 'totals.toDate',
};
