import { row, type View } from './view';

export const partnerTier: View = {
  uid: 'api::partner-tier.partner-tier',
  mainField: 'name',
  sort: ['order', 'ASC'],
  pageSize: 50,
  list: ['name', 'nameEn', 'code', 'order'],
  edit: [row('name', 'nameEn'), row('code', 'order'), row('support', 'supportEn')],
};
