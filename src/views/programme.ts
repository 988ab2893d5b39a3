import { row, type View } from './view';

export const programme: View = {
  uid: 'api::programme.programme',
  mainField: 'name',
  sort: ['order', 'ASC'],
  pageSize: 50,
  list: ['name', 'code', 'startMonth', 'frequency', 'basis', 'dueDay', 'order'],
  edit: [
    row('name', 'nameEn'),
    row('code', 'startMonth'),
    row('secretariat', 'secretariatEn'),
    row('frequency', 'fiscalYearStart', 'dueDay'),
    row('basis', 'order'),
    row('summaryTemplate'),
    row('summaryTemplateEn'),
    row('indicators'),
    row('storyGrouping'),
    row('regionHeading', 'regionHeadingEn'),
    row('secretariatUsers'),
  ],
};
