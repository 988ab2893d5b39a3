/** The spans of figures, by the names that the totals give them. */
export const SPANS: Readonly<Record<string, string>> = {
  month: 'totals.value',
  previous: 'totals.previous',
  'year-to-date': 'totals.yearToDate',
  'to-date': 'totals.toDate',
};
