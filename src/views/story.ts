import { row, type View } from './view';

export const story: View = {
  uid: 'api::story.story',
  mainField: 'title',
  sort: ['reportMonth', 'DESC'],
  pageSize: 20,
  list: ['title', 'reportMonth', 'programme', 'partner', 'occurredOn', 'order'],
  edit: [
    row('title', 'slug'),
    row('programme', 'partner'),
    row('reportMonth', 'occurredOn'),
    row('body'),
    row('photos'),
    row('videoLinks'),
    row('communities', 'activity'),
    row('order'),
  ],
};
