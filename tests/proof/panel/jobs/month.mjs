/** The subject of all jobs: an open month, in a programme with figures, of a partner with an account. */
export const MONTH = '2021-04';
export const DAY = '2021-04-10';
export const PROGRAMME = '邻里共读计划';
export const PARTNER = '青石巷图书角';
export const PARTNER_CODE = 'qingshixiang';
export const ACTIVITY = '河畔共读日';
export const STORY = '河畔的第一本书';
/** A text in the story that a check finds: a number that somebody forgot to fill in. */
export const PLACEHOLDER = '共派发书签XX枚。';
export const COMMUNITY = '河畔新村';
export const COMMUNITY_CODE = 'hepan_xincun';

export const PROGRESS = '河畔共读启动';
export const OVERVIEW = '四月，共读计划走进了新的社区。';
/** A partner that joins the programme. */
export const NEWCOMER = '合肥市善水';
/** A photo of the demo that the partner's published entries show. */
export const DEMO_PHOTO = 'reading.jpg';

export const UID = {
  activity: 'api::activity.activity',
  story: 'api::story.story',
  progress: 'api::progress-update.progress-update',
  overview: 'api::programme-month.programme-month',
  community: 'api::community.community',
  partner: 'api::partner.partner',
  membership: 'api::membership.membership',
  region: 'api::region.region',
  indicator: 'api::indicator.indicator',
};
