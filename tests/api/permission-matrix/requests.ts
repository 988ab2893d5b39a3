/** Builds the request for a route: with its parameters, and with an acceptable body if the body matters. */
import { randomBytes } from 'node:crypto';

import { ACTIVITY, entriesOf, STORY, type PanelCall } from '../../helpers/bound-accounts';
import type { Target } from './roles';
import { MISSING_DOCUMENT, MISSING_ID, type Borrowed, type World } from './world';

const ENTRY = entriesOf(':model');
const TRAIL = 'plugin::monthly-report.trail-entry';
const PUBLISHED_MONTH = '2020-12';
const OPEN_MONTH = '2021-03';
const EMPTY_MONTH = '2031-01';

interface Filled {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
  readonly file?: Buffer;
  /** Returns the entry that was made for the question, for another question if this one was refused. */
  readonly giveBack?: () => void;
}

interface Question {
  readonly targets: readonly Target[];
  readonly fill: (world: World, target: Target) => Filled | Promise<Filled>;
}

const WHOSE = ['own', 'other', 'missing'] as const;
const WITH_TRAIL = [...WHOSE, 'trail'] as const;
const WITH_DRAFT = [...WITH_TRAIL, 'draft'] as const;

const CHANGED = { title: '矩阵（改）' };

const query = (values: Readonly<Record<string, string>>): string => `?${new URLSearchParams(values)}`;

/** The same question for every target. */
const simply = (filled: Filled, targets: readonly Target[] = ['missing']): Question => ({
  targets,
  fill: () => filled,
});

type Use = (documentId: string) => Filled;

/** A shared activity for reads, a separate one for requests that may change it. */
function activity(kind: 'kept' | 'spare', use: Use, targets: readonly Target[] = WITH_TRAIL): Question {
  return {
    targets,
    async fill(world, target) {
      if (target === 'trail') {
        const { parameters, ...rest } = use(world.trailEntry);
        return { ...rest, parameters: { ...parameters, ':model': TRAIL } };
      }
      if (kind === 'kept') return use(await world.activity(target));
      const { it: documentId, giveBack } = await world.spareActivity(target);
      return { ...use(documentId), giveBack };
    },
  };
}

const byId =
  (body?: object): Use =>
  (documentId) => ({ parameters: { ':id': documentId, ':sourceId': documentId }, body });
const inBulk: Use = (documentId) => ({ body: { documentIds: [documentId] } });

/** In the name of the target. */
const created: Question = {
  targets: WITH_TRAIL,
  fill: (world, target) =>
    target === 'trail'
      ? { parameters: { ':model': TRAIL }, body: { action: 'publish', month: PUBLISHED_MONTH } }
      : { body: world.newActivity(target) },
};

const story = (use: (story: { documentId: string; id: number }) => Filled): Question => ({
  targets: WHOSE,
  fill: async (world, target) => use(await world.story(target)),
});

const keptFile = (targets: readonly Target[] = WHOSE): Question => ({
  targets,
  fill: async (world, target) => ({ parameters: { ':id': String(await world.file(target)) } }),
});

const spareFile = (use: (id: number, world: World) => Filled): Question => ({
  targets: WHOSE,
  async fill(world, target) {
    const { it: id, giveBack }: Borrowed<number> = await world.spareFile(target);
    return { ...use(id, world), giveBack };
  },
});

const PARTNERS: Readonly<Partial<Record<Target, string>>> = { own: 'shanshui', other: 'yuanfang' };

const submission = (body: object = {}): Question => ({
  targets: WHOSE,
  fill: (_world, target) => ({ parameters: { ':partner': PARTNERS[target] ?? 'nobody' }, body }),
});

/** A month in three forms: published, without content, and as a live draft. */
const month = (targets: readonly Target[], parameters: Filled['parameters'] = {}): Question => ({
  targets,
  fill: (_world, target) => ({
    parameters: { ...parameters, ':month': target === 'missing' ? EMPTY_MONTH : PUBLISHED_MONTH },
    query: target === 'preview' ? '?status=draft' : '',
  }),
});

const LIST: Question = {
  targets: ['published', 'preview'],
  fill: (_world, target) => ({ query: target === 'preview' ? '?status=draft' : '' }),
};

const ONE: Question = { targets: ['missing', 'preview'], fill: LIST.fill };

const CONTENT_LIST = /^GET \/api\/[a-z-]+$/;
const CONTENT_ENTRY = /^GET \/api\/[a-z-]+\/:id$/;
const NO_CONTENT = /^GET \/api\/users\b/;

const SUBMISSION = 'POST /monthly-report/submissions/:month/:programme/:partner';
const REVIEWED = { programme: 'zero_waste', partner: 'shanshui' };
/** A question about an entry that does not exist. */
const CHANGE = { kind: 'update', type: 'indicator', documentId: MISSING_DOCUMENT, data: { decimals: 0 } };
const WORDS = { key: 'none', text: '说明', reason: '数字有误' };

const SHEET = '/monthly-report/my-reports/:month/:programme/:partner';
const ENTERED = {
  title: '矩阵',
  startDate: `${PUBLISHED_MONTH}-09`,
  communities: [],
  activityType: null,
  sessions: null,
  measurements: {},
  photos: [],
};

/** A new entry of a partner's month. */
const ofSheet = (body: object = {}): Question => ({
  targets: WHOSE,
  fill: (_world, target) => ({
    parameters: { ':partner': PARTNERS[target] ?? 'nobody', ':kind': 'activities', ':id': MISSING_DOCUMENT },
    body,
  }),
});

/** Routes with a target, or with more than their parameters. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  'GET /api/activities/:id': {
    targets: [...WHOSE, 'published', 'preview'],
    fill: async (world, target) => ({
      parameters: {
        ':id':
          target === 'published'
            ? world.publicActivity
            : await world.activity(target === 'preview' ? 'own' : target),
      },
      query: target === 'preview' ? '?status=draft' : '',
    }),
  },
  'PUT /api/activities/:id': activity('spare', byId({ data: CHANGED }), WHOSE),
  'DELETE /api/activities/:id': activity('spare', byId(), WHOSE),
  'GET /api/stories/:id': {
    targets: [...WHOSE, 'preview'],
    fill: async (world, target) => ({
      parameters: { ':id': (await world.story(target === 'preview' ? 'own' : target)).documentId },
      query: target === 'preview' ? '?status=draft' : '',
    }),
  },
  'GET /api/partners/:id': {
    targets: [...WHOSE, 'preview'],
    fill: (world, target) => ({
      parameters: { ':id': world.partner(target === 'preview' ? 'own' : target) },
      query: target === 'preview' ? '?status=draft' : '',
    }),
  },
  'GET /api/upload/files/:id': keptFile(),
  'DELETE /api/upload/files/:id': spareFile((id) => ({ parameters: { ':id': String(id) } })),

  [`GET ${ENTRY}`]: {
    targets: ['own', 'trail'],
    fill: (_world, target) => (target === 'trail' ? { parameters: { ':model': TRAIL } } : {}),
  },
  [`POST ${ENTRY}`]: created,
  [`POST ${ENTRY}/actions/publish`]: created,
  [`GET ${ENTRY}/:id`]: activity('kept', byId()),
  [`PUT ${ENTRY}/:id`]: activity('spare', byId(CHANGED)),
  [`DELETE ${ENTRY}/:id`]: activity('spare', byId(), WITH_DRAFT),
  [`POST ${ENTRY}/clone/:sourceId`]: activity('kept', byId(CHANGED)),
  [`POST ${ENTRY}/auto-clone/:sourceId`]: activity('kept', byId({})),
  [`POST ${ENTRY}/:id/actions/publish`]: activity('spare', byId({})),
  [`POST ${ENTRY}/:id/actions/unpublish`]: activity('spare', byId({})),
  [`POST ${ENTRY}/:id/actions/discard`]: activity('spare', byId({})),
  [`GET ${ENTRY}/:id/actions/countDraftRelations`]: activity('kept', byId()),
  [`GET ${ENTRY}/actions/countManyEntriesDraftRelations`]: activity('kept', (documentId) => ({
    query: query({ 'documentIds[0]': documentId }),
  })),
  [`POST ${ENTRY}/actions/bulkDelete`]: activity('spare', inBulk, WITH_DRAFT),
  [`POST ${ENTRY}/actions/bulkPublish`]: activity('spare', inBulk),
  [`POST ${ENTRY}/actions/bulkUnpublish`]: activity('spare', inBulk),
  [`POST ${ENTRY}/actions/bulkFindForValidation`]: activity('kept', inBulk),
  'GET /content-manager/relations/:model/:id/:targetField': activity('kept', byId(), WHOSE),
  'GET /content-manager/relations/:model/:targetField': activity(
    'kept',
    (documentId) => ({ query: query({ id: documentId }) }),
    WHOSE,
  ),
  'GET /content-manager/homepage/recent-documents': simply({ query: '?action=update' }),
  'POST /i18n/content-manager/actions/get-non-localized-fields': story(({ id }) => ({
    body: { model: STORY, id, locale: 'zh-Hans' },
  })),
  'GET /i18n/content-manager/get-fill-from-locale/:model': story(({ documentId }) => ({
    parameters: { ':model': STORY },
    query: query({
      documentId,
      sourceLocale: 'zh-Hans',
      targetLocale: 'en',
      collectionType: 'collection-types',
    }),
  })),

  'GET /upload/files/:id': keptFile(),
  'PUT /upload/files/:id': spareFile((id) => ({
    parameters: { ':id': String(id) },
    body: { fileInfo: { caption: '改' } },
  })),
  'POST /upload/files/:id/replace': spareFile((id, { photo }) => ({
    parameters: { ':id': String(id) },
    file: photo,
  })),
  'DELETE /upload/files/:id': spareFile((id) => ({ parameters: { ':id': String(id) } })),
  'POST /upload': spareFile((id) => ({
    query: query({ id: String(id) }),
    body: { fileInfo: { caption: '改' } },
  })),
  'POST /upload/files': { targets: ['own'], fill: ({ photo }) => ({ file: photo }) },
  'POST /upload/actions/bulk-delete': spareFile((id) => ({ body: { fileIds: [id] } })),
  'POST /upload/actions/bulk-move': spareFile((id) => ({
    body: { fileIds: [id], destinationFolderId: null },
  })),
  'POST /upload/actions/bulk-update': spareFile((id) => ({
    body: { updates: [{ id, fileInfo: { caption: '改' } }] },
  })),

  'GET /api/monthly-report/reports/:month': month(['published', 'missing', 'preview']),
  'GET /api/monthly-report/totals/:month': month(['published', 'missing', 'preview']),
  'GET /api/monthly-report/totals': simply({ query: query({ from: '2020-12', to: '2021-03' }) }),
  'GET /reports/:month': month(['published', 'missing']),
  'GET /reports/:month/card.png': month(['published', 'missing']),
  'GET /reports/:month/trends/:name': month(['published', 'missing'], { ':name': 'zero_waste.svg' }),
  'GET /reports/:month/sources/:programme/:indicator': month(['published', 'missing']),
  'GET /monthly-report/indicators': {
    targets: ['own'],
    fill: ({ programme }) => ({ query: query({ programme }) }),
  },
  'POST /monthly-report/targets/:programme/:year': simply({ body: { cells: [] } }),
  'POST /monthly-report/definitions/preview': simply({ body: { change: CHANGE } }),
  'POST /monthly-report/definitions/change': simply({
    body: { change: CHANGE, reason: WORDS.reason, seen: '0'.repeat(64) },
  }),
  'POST /monthly-report/communities/merge': simply({
    body: { keep: MISSING_DOCUMENT, merge: [MISSING_DOCUMENT.replaceAll('z', 'y')] },
  }),
  'POST /monthly-report/months/:month/reopen': simply({
    parameters: { ':month': OPEN_MONTH },
    body: { reason: WORDS.reason },
  }),
  'GET /monthly-report/reviews/:month/:programme/:partner': submission(),
  'POST /monthly-report/reviews/:month/:programme/:partner/correct': submission({
    documentId: MISSING_DOCUMENT,
    indicator: 'participants',
    value: '1',
    reason: WORDS.reason,
  }),
  'POST /monthly-report/reviews/:month/accept': simply({
    body: { submissions: [{ ...REVIEWED, submittedAt: '2021-01-01T00:00:00.000Z' }] },
  }),
  'POST /monthly-report/reviews/:month/remind': simply({ body: { submissions: [REVIEWED] } }),
  'POST /monthly-report/findings/:month/explain': simply({
    parameters: { ':month': OPEN_MONTH },
    body: { key: WORDS.key, text: WORDS.text },
  }),
  'POST /monthly-report/findings/:month/dismiss': simply({
    parameters: { ':month': OPEN_MONTH },
    body: { key: WORDS.key, text: WORDS.text },
  }),
  'POST /monthly-report/findings/:month/withdraw-explanation': simply({
    parameters: { ':month': OPEN_MONTH },
    body: { key: WORDS.key },
  }),
  'GET /monthly-report/my-reports/communities': simply({ query: query({ words: '社区' }) }),
  'PUT /monthly-report/my-reports/communities/:id': simply({
    parameters: { ':id': MISSING_DOCUMENT },
    body: { name: '矩阵社区', place: '' },
  }),
  'GET /monthly-report/months/:month/differences': simply({ query: query({ from: '1', to: '1' }) }),
  'GET /monthly-report/beside/:kind/:id': activity(
    'kept',
    (documentId) => ({ parameters: { ':kind': 'activity', ':id': documentId } }),
    WHOSE,
  ),
  'POST /monthly-report/beside/:kind': activity(
    'kept',
    (documentId) => ({
      parameters: { ':kind': 'activity' },
      body: { documentId, locale: 'zh-Hans', fields: {}, relations: {} },
    }),
    WHOSE,
  ),
  [`GET ${SHEET}`]: { ...ofSheet(), fill: submission().fill },
  [`PUT ${SHEET}/:kind/:id`]: ofSheet({ base: null, fields: ENTERED }),
  [`POST ${SHEET}/:kind/:id/remove`]: ofSheet({ base: ENTERED }),
  [`${SUBMISSION}/submit`]: submission(),
  [`${SUBMISSION}/declare-nil`]: submission(),
  [`${SUBMISSION}/accept`]: submission(),
  [`${SUBMISSION}/send-back`]: submission({ feedback: '请核对' }),
  [`${SUBMISSION}/ask-correction`]: submission({ reason: WORDS.reason }),
};

/** Strapi counts these by e-mail address, and refuses the sixth within some time. */
const SOMEBODY: Question = {
  targets: ['missing'],
  fill: () => ({ body: { email: `${randomBytes(6).toString('hex')}@example.org` } }),
};
const COUNTED = ['POST /admin/login', 'POST /admin/register-admin', 'POST /admin/forgot-password'];

const PLAIN = simply({});

function questionOf(route: string): Question {
  const known = QUESTIONS[route];
  if (known !== undefined) return known;
  if (COUNTED.includes(route)) return SOMEBODY;
  if (NO_CONTENT.test(route)) return PLAIN;
  if (CONTENT_LIST.test(route)) return LIST;
  return CONTENT_ENTRY.test(route) ? ONE : PLAIN;
}

/** Default values of parameters: well formed, but most of them name nothing that exists. */
const PARAMETERS: Readonly<Record<string, string>> = {
  ':model': ACTIVITY,
  ':contentType': ACTIVITY,
  ':uid': ACTIVITY,
  ':targetField': 'programme',
  ':month': PUBLISHED_MONTH,
  ':year': '2021',
  ':programme': 'zero_waste',
  ':indicator': 'participants',
  ':documentId': MISSING_DOCUMENT,
  ':sourceId': MISSING_DOCUMENT,
  ':sessionId': MISSING_DOCUMENT,
  ':provider': 'github',
  ':name': 'none',
  ':partner': 'nobody',
  ':role': String(MISSING_ID),
  ':id': String(MISSING_ID),
  ':path*': 'no-such-page',
  '((?!uploads/).+)': 'no-such-page.txt',
  '(.*)': 'none',
};

/** The only existing single type; deleting it would change later answers. */
const SINGLE_TYPE = { ':model': 'api::publication-setting.publication-setting' };
const NO_SINGLE_TYPE = { ':model': 'api::none.none' };

const singleTypeOf = (pattern: string, method: string): Readonly<Record<string, string>> => {
  if (!pattern.includes('/single-types/')) return {};
  return pattern.endsWith(':model') && method !== 'DELETE' ? SINGLE_TYPE : NO_SINGLE_TYPE;
};

function pathOf(method: string, pattern: string, given: Readonly<Record<string, string>> = {}): string {
  const values: Readonly<Record<string, string>> = {
    ...PARAMETERS,
    ...singleTypeOf(pattern, method),
    ...given,
  };
  // Split at slashes, except for slashes of an expression in brackets.
  const segments = pattern.split(/\/(?![^(]*\))/).map((segment) => {
    const value = Object.hasOwn(values, segment) ? values[segment] : undefined;
    if (value === undefined && /[:(]/.test(segment)) {
      throw new Error(`The parameter ${segment} of ${pattern} has no value.`);
    }
    return value ?? segment;
  });
  return segments.join('/');
}

export const targetsOf = (route: string): readonly Target[] => questionOf(route).targets;

export interface PreparedCall {
  readonly call: PanelCall;
  readonly giveBack: () => void;
}

export async function prepareCall(world: World, route: string, target: Target): Promise<PreparedCall> {
  const [method = '', pattern = ''] = route.split(' ');
  const { parameters, query: asked = '', body, file, giveBack } = await questionOf(route).fill(world, target);
  const verb = (method === 'ALL' ? 'GET' : method).toLowerCase() as PanelCall['method'];
  return {
    call: {
      method: verb,
      path: `${pathOf(method, pattern, parameters)}${asked}`,
      body: body ?? (verb === 'post' || verb === 'put' ? {} : undefined),
      file,
    },
    giveBack: giveBack ?? (() => undefined),
  };
}
