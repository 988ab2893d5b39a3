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
    row('startDate', 'endDate', 'startTime', 'duration'),
    [
      ['sessions', 4],
      ['activityType', 8],
    ],
    // The figures directly below what decides which of them are asked for.
    row('measurements'),
    row('communities'),
    row('campaign', 'venue', 'coOrganisers'),
    row('photos'),
  ],
};
