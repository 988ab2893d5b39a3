import { row, type View } from './view';

export const report: View = {
  uid: 'plugin::monthly-report.report',
  mainField: 'month',
  sort: ['month', 'DESC'],
  pageSize: 20,
  list: ['month', 'title', 'titleEn'],
  edit: [row('month'), row('title', 'titleEn'), row('note', 'noteEn')],
};
