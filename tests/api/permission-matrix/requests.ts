/** How a registered route is asked: its parameters filled in, with a body it would accept where one decides. */
import { ACTIVITY, entriesOf, type PanelCall } from '../../helpers/bound-accounts';
import { TARGETS, type Target } from './roles';
import { MISSING_DOCUMENT, MISSING_ID, type World } from './world';

const ENTRY = entriesOf(':model');

type Aim = (world: World, target: Target) => Promise<Partial<PanelCall>>;

const activityAt =
  (fresh: boolean, body?: object): Aim =>
  async (world, target) => ({
    path: await world.activity(target, fresh),
    body,
  });

const activitiesIn =
  (fresh: boolean): Aim =>
  async (world, target) => ({
    body: { documentIds: [await world.activity(target, fresh)] },
  });

const fileAt =
  (fresh: boolean, more: (world: World) => Partial<PanelCall> = () => ({})): Aim =>
  async (world, target) => ({
    path: String(await world.file(target, fresh)),
    ...more(world),
  });

const PARTNERS: Readonly<Record<Target, string>> = { own: 'shanshui', other: 'yuanfang', missing: 'nobody' };

const SUBMISSION = 'POST /monthly-report/submissions/:month/:programme/:partner';

const submissionOf =
  (body: object = {}): Aim =>
  (_world, target) =>
    Promise.resolve({ path: PARTNERS[target], body });

const CHANGED = { title: '矩阵（改）' };

/** Routes asked for an own, another's and a missing activity, file or submission; all others are asked once. */
const TARGETED: Readonly<Record<string, Aim>> = {
  'GET /api/activities/:id': activityAt(false),
  'PUT /api/activities/:id': activityAt(true, { data: CHANGED }),
  'DELETE /api/activities/:id': activityAt(true),
  [`GET ${ENTRY}/:id`]: activityAt(false),
  [`PUT ${ENTRY}/:id`]: activityAt(true, CHANGED),
  [`DELETE ${ENTRY}/:id`]: activityAt(true),
  [`POST ${ENTRY}/clone/:sourceId`]: activityAt(false, CHANGED),
  [`POST ${ENTRY}/auto-clone/:sourceId`]: activityAt(false, {}),
  [`POST ${ENTRY}/:id/actions/publish`]: activityAt(true, {}),
  [`POST ${ENTRY}/:id/actions/unpublish`]: activityAt(true, {}),
  [`POST ${ENTRY}/:id/actions/discard`]: activityAt(true, {}),
  [`GET ${ENTRY}/:id/actions/countDraftRelations`]: activityAt(false),
  [`POST ${ENTRY}/actions/bulkDelete`]: activitiesIn(true),
  [`POST ${ENTRY}/actions/bulkPublish`]: activitiesIn(true),
  [`POST ${ENTRY}/actions/bulkUnpublish`]: activitiesIn(true),
  [`POST ${ENTRY}/actions/bulkFindForValidation`]: activitiesIn(false),
  'GET /content-manager/relations/:model/:id/:targetField': activityAt(false),
  'GET /upload/files/:id': fileAt(false),
  'PUT /upload/files/:id': fileAt(true, () => ({ body: { fileInfo: { caption: '改' } } })),
  'POST /upload/files/:id/replace': fileAt(true, ({ photo }) => ({ file: photo, body: {} })),
  'DELETE /upload/files/:id': fileAt(true),
  'POST /upload/actions/bulk-delete': async (world, target) => ({
    body: { fileIds: [await world.file(target, true)] },
  }),
  'POST /upload/actions/bulk-move': async (world, target) => ({
    body: { fileIds: [await world.file(target, true)], destinationFolderId: null },
  }),
  'POST /upload/actions/bulk-update': async (world, target) => ({
    body: { updates: [{ id: await world.file(target, true), fileInfo: { caption: '改' } }] },
  }),
  [`${SUBMISSION}/submit`]: submissionOf(),
  [`${SUBMISSION}/declare-nil`]: submissionOf(),
  [`${SUBMISSION}/accept`]: submissionOf(),
  [`${SUBMISSION}/send-back`]: submissionOf({ feedback: '请核对' }),
  [`${SUBMISSION}/ask-correction`]: submissionOf({ reason: '数字有误' }),
};

/** What stands for a parameter where no target is meant: well formed, and mostly of nothing that exists. */
const PARAMETERS: Readonly<Record<string, string>> = {
  ':model': ACTIVITY,
  ':contentType': ACTIVITY,
  ':uid': ACTIVITY,
  ':targetField': 'programme',
  ':month': '2020-12',
  ':programme': 'zero_waste',
  ':indicator': 'participants',
  ':documentId': MISSING_DOCUMENT,
  ':sourceId': MISSING_DOCUMENT,
  ':sessionId': MISSING_DOCUMENT,
  ':provider': 'github',
  ':name': 'none',
  ':partner': 'shanshui',
  ':role': String(MISSING_ID),
  ':id': String(MISSING_ID),
  ':path*': 'no-such-page',
  '((?!uploads/).+)': 'no-such-page.txt',
  '(.*)': 'none',
};

function pathOf(pattern: string, target: string | undefined): string {
  let path = pattern;
  if (target !== undefined) path = path.replace(/:id\b|:sourceId\b|:partner\b/, target);
  for (const [parameter, value] of Object.entries(PARAMETERS)) path = path.replace(parameter, value);
  if (/[:(]/.test(path.replace(ACTIVITY, ''))) throw new Error(`A parameter of ${pattern} has no value.`);
  return path;
}

export const targetsOf = (route: string): readonly Target[] => (route in TARGETED ? TARGETS : ['missing']);

export async function callOf(world: World, route: string, target: Target): Promise<PanelCall> {
  const [method = '', pattern = ''] = route.split(' ');
  const filled = await TARGETED[route]?.(world, target);
  const verb = (method === 'ALL' ? 'GET' : method).toLowerCase() as PanelCall['method'];
  return {
    method: verb,
    path: pathOf(pattern, filled?.path),
    body: filled?.body ?? (verb === 'post' || verb === 'put' ? {} : undefined),
    file: filled?.file,
  };
}
