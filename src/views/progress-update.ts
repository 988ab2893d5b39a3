import { row, type View } from './view';

export const progressUpdate: View = {
  uid: 'api::progress-update.progress-update',
  mainField: 'title',
  sort: ['month', 'DESC'],
  pageSize: 20,
  list: ['title', 'month', 'programme', 'eventStatus', 'order'],
  edit: [
    row('title', 'slug'),
    row('programme', 'month'),
    row('body'),
    row('links'),
    row('occurredOn', 'eventStatus'),
    row('plannedFrom', 'plannedTo'),
    row('newDate'),
    row('photos'),
    row('videoLinks'),
    [
      ['parent', 8],
      ['order', 4],
    ],
  ],
};
