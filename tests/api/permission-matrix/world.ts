/** The accounts, tokens and targets of the matrix on a running server. */
import { randomBytes } from 'node:crypto';

import sharp from 'sharp';

import { ROLES } from '../../../src/plugins/monthly-report/server/src/access/roles';
import {
  ACTIVITY,
  asAdmin,
  ask,
  createAccount,
  documentIdOf,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  REGION,
  STORY,
} from '../../helpers/bound-accounts';
import type { TestServer } from '../../helpers/server';
import { withSql } from '../../helpers/sql';
import type { Insider, MatrixRole, Target } from './roles';

export const MISSING_DOCUMENT = 'zzzzzzzzzzzzzzzzzzzzzzzz';
export const MISSING_ID = 999_999;

/** Stands in titles and private fields of the other partner's content, so that any answer with it shows. */
export const OTHERS_CONTENT = 'OTHERS-CONTENT';
/** Stands in the names of the other partner's files. */
export const OTHERS_FILE = 'OTHERS-FILE';

/** An entry of a month that is not published. */
const DAY = '2021-05-11';
const MONTH = '2021-05';

/** Something made for one question; if that question is refused, it is given back for the next one. */
export interface Borrowed<T> {
  readonly it: T;
  readonly giveBack: () => void;
}

export interface World {
  readonly server: TestServer;
  readonly tokens: Readonly<Record<MatrixRole, string | null>>;
  readonly photo: Buffer;
  /** Their documentIds. */
  readonly programme: string;
  readonly trailEntry: string;
  readonly publicActivity: string;
  readonly partner: (target: Target) => string;
  /** The body of a new activity of the target's partner. */
  readonly newActivity: (target: Target) => object;
  /** A published entry whose draft was changed since. */
  readonly activity: (target: Target) => Promise<string>;
  readonly spareActivity: (target: Target) => Promise<Borrowed<string>>;
  readonly story: (target: Target) => Promise<{ readonly documentId: string; readonly id: number }>;
  readonly file: (target: Target) => Promise<number>;
  readonly spareFile: (target: Target) => Promise<Borrowed<number>>;
  /** A token of another account of the same role, for requests that end a session. */
  readonly leavingToken: (role: Insider) => Promise<string>;
}

/** The usual rights of a token for a front end. */
const READ_ACTIONS = [
  'plugin::monthly-report.report.find',
  'plugin::monthly-report.report.findOne',
  `${ACTIVITY}.find`,
  `${ACTIVITY}.findOne`,
];
const PREVIEW_ACTION = 'plugin::monthly-report.report.preview';

const ROLE_OF = {
  partnerEditor: ROLES.partnerEditor,
  coordinator: ROLES.regionalCoordinator,
  secretariat: ROLES.secretariat,
  unlinkedSecretariat: ROLES.secretariat,
  networkSecretariat: ROLES.networkSecretariat,
  superAdmin: 'strapi-super-admin',
} as const satisfies Record<Insider, string>;

/** Signs up a visitor of a front end: visitors cannot do it, only the front end's server can. */
async function readerToken(server: TestServer, fullAccessToken: string): Promise<string> {
  const username = `reader-${randomBytes(6).toString('hex')}`;
  const password = `Aa1${randomBytes(12).toString('hex')}`;
  const roles = await ask(server, fullAccessToken, { method: 'get', path: '/api/users-permissions/roles' });
  const list = (roles.body as { roles: { id: number; type: string }[] }).roles;
  const role = list.find(({ type }) => type === 'authenticated')?.id;
  const made = await ask(server, fullAccessToken, {
    method: 'post',
    path: '/api/users',
    body: { username, email: `${username}@example.org`, password, role, confirmed: true },
  });
  if (made.status !== 201) throw new Error(`No reader was made: ${made.status} ${made.text}`);
  const answer = await ask(server, fullAccessToken, {
    method: 'post',
    path: '/api/auth/local',
    body: { identifier: username, password },
  });
  if (answer.status !== 200) throw new Error(`No reader signed in: ${answer.status} ${answer.text}`);
  return (answer.body as { jwt: string }).jwt;
}

async function signIn(server: TestServer) {
  const [partnerEditor, coordinator, secretariat, unlinkedSecretariat] = [
    await createAccount(server, ROLE_OF.partnerEditor),
    await createAccount(server, ROLE_OF.coordinator),
    await createAccount(server, ROLE_OF.secretariat),
    await createAccount(server, ROLE_OF.unlinkedSecretariat),
  ];
  await linkAccount(server, partnerEditor, PARTNER, await documentIdOf(server, PARTNER, 'shanshui'));
  await linkAccount(server, coordinator, REGION, await documentIdOf(server, REGION, 'anhui'));
  await linkAccount(server, secretariat, PROGRAMME, await documentIdOf(server, PROGRAMME, 'zero_waste'));
  const fullAccessToken = await server.createApiToken('full-access');
  return {
    public: null,
    reader: await readerToken(server, fullAccessToken),
    readOnlyToken: await server.createApiToken('read-only'),
    customToken: await server.createApiToken('custom', READ_ACTIONS),
    previewToken: await server.createApiToken('custom', [...READ_ACTIONS, PREVIEW_ACTION]),
    fullAccessToken,
    partnerEditor: partnerEditor.token,
    coordinator: coordinator.token,
    secretariat: secretariat.token,
    unlinkedSecretariat: unlinkedSecretariat.token,
    networkSecretariat: (await createAccount(server, ROLE_OF.networkSecretariat)).token,
    superAdmin: await server.adminToken(),
  } satisfies Record<MatrixRole, string | null>;
}

/** Made once for each target. */
function kept<T>(make: (target: Target) => Promise<T>, missing: T): (target: Target) => Promise<T> {
  const made = new Map<Target, Promise<T>>();
  return (target) => {
    if (target === 'missing') return Promise.resolve(missing);
    const known = made.get(target) ?? make(target);
    made.set(target, known);
    return known;
  };
}

/** Made again for each question, unless one was given back. */
function spare<T>(
  make: (target: Target) => Promise<T>,
  missing: T,
): (target: Target) => Promise<Borrowed<T>> {
  const given = new Map<Target, T[]>();
  return async (target) => {
    if (target === 'missing') return { it: missing, giveBack: () => undefined };
    const waiting = given.get(target) ?? [];
    given.set(target, waiting);
    const it = waiting.pop() ?? (await make(target));
    return { it, giveBack: () => waiting.push(it) };
  };
}

const idOf = ({ data }: Record<string, unknown>) => data as { documentId: string; id: number };

export async function makeWorld(server: TestServer): Promise<World> {
  const tokens = await signIn(server);
  const own = await documentIdOf(server, PARTNER, 'shanshui');
  const other = await documentIdOf(server, PARTNER, 'yuanfang');
  const programme = await documentIdOf(server, PROGRAMME, 'zero_waste');
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#cc3333' } })
    .png()
    .toBuffer();
  const create = (uid: string, body: object) =>
    asAdmin(server, { method: 'post', path: entriesOf(uid), body }).then(idOf);

  // The demo's memberships in this programme end with the month of its report.
  for (const partner of [own, other]) {
    await create('api::membership.membership', {
      partner: { connect: [{ documentId: partner }] },
      programme: { connect: [{ documentId: programme }] },
      fromMonth: '2021-01',
    });
  }
  await asAdmin(server, {
    method: 'put',
    path: `${entriesOf(PARTNER)}/${other}`,
    body: { contactName: OTHERS_CONTENT },
  });
  const published = (await asAdmin(server, {
    method: 'get',
    path: `${entriesOf(ACTIVITY)}?status=published&filters[startDate][$lte]=2020-12-31&pageSize=1`,
  })) as { results: { documentId: string }[] };

  const partner = (target: Target): string =>
    target === 'missing' ? MISSING_DOCUMENT : target === 'other' ? other : own;
  const titleOf = (target: Target): string => (target === 'other' ? OTHERS_CONTENT : '矩阵');
  const belonging = (target: Target) => ({
    title: titleOf(target),
    partner: { connect: [{ documentId: partner(target) }] },
    programme: { connect: [{ documentId: programme }] },
  });
  const newActivity = (target: Target) => ({ ...belonging(target), kind: 'single', startDate: DAY });
  const makeActivity = async (target: Target): Promise<string> => {
    const { documentId } = await create(ACTIVITY, newActivity(target));
    if (target === 'draft') return documentId;
    const path = `${entriesOf(ACTIVITY)}/${documentId}`;
    await asAdmin(server, { method: 'post', path: `${path}/actions/publish`, body: {} });
    await asAdmin(server, { method: 'put', path, body: { title: `${titleOf(target)} 草稿` } });
    return documentId;
  };
  const makeFile = async (target: Target): Promise<number> => {
    const { body, status, text } = await ask(
      server,
      target === 'own' ? tokens.partnerEditor : tokens.superAdmin,
      {
        method: 'post',
        path: '/upload',
        file: photo,
        body: { fileInfo: { name: target === 'own' ? 'matrix.png' : `${OTHERS_FILE}.png` } },
      },
    );
    if (status !== 201) throw new Error(`No file was uploaded: ${status} ${text}`);
    return (body as { id: number }[])[0]?.id ?? MISSING_ID;
  };

  return {
    server,
    tokens,
    photo,
    programme,
    trailEntry: (await trailOf(server))[0]?.document_id ?? '',
    publicActivity: published.results[0]?.documentId ?? '',
    partner,
    newActivity,
    activity: kept(makeActivity, MISSING_DOCUMENT),
    spareActivity: spare(makeActivity, MISSING_DOCUMENT),
    story: kept((target) => create(STORY, { ...belonging(target), reportMonth: MONTH }), {
      documentId: MISSING_DOCUMENT,
      id: MISSING_ID,
    }),
    file: kept(makeFile, MISSING_ID),
    spareFile: spare(makeFile, MISSING_ID),
    leavingToken: async (role) => (await createAccount(server, ROLE_OF[role])).token,
  };
}

/** Every row of the trail in the database, oldest first. */
export const trailOf = (server: TestServer): Promise<readonly { document_id: string }[]> =>
  withSql(server, (db) =>
    db('monthly_report_trail_entries').select<{ document_id: string }[]>().orderBy('id'),
  );
