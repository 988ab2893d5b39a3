import { row, type View } from './view';

export const activity: View = {
  uid: 'api::activity.activity',
  mainField: 'title',
  sort: ['startDate', 'DESC'],
  pageSize: 50,
  list: ['title', 'startDate', 'programme', 'partner', 'kind', 'sessions'],
  edit: [
    [
      ['title', 8],
      ['kind', 4],
    ],
    row('programme', 'partner'),
    row('startDate', 'endDate'),
    row('sessions', 'activityType'),
    // The figures directly below what decides which of them are asked for.
    row('measurements'),
    row('communities'),
    row('venue', 'startTime', 'duration'),
    row('campaign', 'coOrganisers'),
    row('photos'),
  ],
};
