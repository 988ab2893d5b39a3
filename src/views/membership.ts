import { row, type View } from './view';

export const membership: View = {
  uid: 'api::membership.membership',
  mainField: 'documentId',
  sort: ['fromMonth', 'DESC'],
  pageSize: 50,
  list: ['partner', 'programme', 'tier', 'fromMonth', 'toMonth'],
  edit: [row('partner', 'programme'), row('tier'), row('fromMonth', 'toMonth')],
};
