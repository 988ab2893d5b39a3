/** The accounts, tokens and targets of the matrix on a running server. */
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
} from '../../helpers/bound-accounts';
import type { TestServer } from '../../helpers/server';
import type { MatrixRole, Target } from './roles';

export const MISSING_DOCUMENT = 'zzzzzzzzzzzzzzzzzzzzzzzz';
export const MISSING_ID = 999_999;

export interface World {
  readonly server: TestServer;
  readonly tokens: Readonly<Record<MatrixRole, string | null>>;
  readonly photo: Buffer;
  /** A published activity whose draft differs, new each time where `fresh`. */
  readonly activity: (target: Target, fresh: boolean) => Promise<string>;
  readonly file: (target: Target, fresh: boolean) => Promise<number>;
}

/** Everything the preview action is usually given with. */
const PREVIEW_ACTIONS = [
  'plugin::monthly-report.report.preview',
  'plugin::monthly-report.report.find',
  'plugin::monthly-report.report.findOne',
  `${ACTIVITY}.find`,
  `${ACTIVITY}.findOne`,
];

export async function makeWorld(server: TestServer): Promise<World> {
  const [editor, coordinator, secretariat] = [
    await createAccount(server, ROLES.partnerEditor),
    await createAccount(server, ROLES.regionalCoordinator),
    await createAccount(server, ROLES.secretariat),
  ];
  const own = await documentIdOf(server, PARTNER, 'shanshui');
  const other = await documentIdOf(server, PARTNER, 'yuanfang');
  const programme = await documentIdOf(server, PROGRAMME, 'zero_waste');
  await linkAccount(server, editor, PARTNER, own);
  await linkAccount(server, coordinator, REGION, await documentIdOf(server, REGION, 'anhui'));
  await linkAccount(server, secretariat, PROGRAMME, programme);
  const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#cc3333' } })
    .png()
    .toBuffer();
  const tokens = {
    public: null,
    partnerEditor: editor.token,
    coordinator: coordinator.token,
    secretariat: secretariat.token,
    superAdmin: await server.adminToken(),
    readOnlyToken: await server.createApiToken('read-only'),
    previewToken: await server.createApiToken('custom', PREVIEW_ACTIONS),
    fullAccessToken: await server.createApiToken('full-access'),
  };

  const newActivity = async (target: 'own' | 'other'): Promise<string> => {
    const body = {
      title: '矩阵',
      kind: 'single',
      startDate: '2021-05-11',
      partner: { connect: [{ documentId: target === 'own' ? own : other }] },
      programme: { connect: [{ documentId: programme }] },
    };
    const { data } = await asAdmin(server, { method: 'post', path: entriesOf(ACTIVITY), body });
    const { documentId } = data as { documentId: string };
    const path = `${entriesOf(ACTIVITY)}/${documentId}`;
    await asAdmin(server, { method: 'post', path: `${path}/actions/publish`, body: {} });
    await asAdmin(server, { method: 'put', path, body: { title: '矩阵（草稿）' } });
    return documentId;
  };
  const newFile = async (target: 'own' | 'other'): Promise<number> => {
    const token = target === 'own' ? editor.token : await server.adminToken();
    const { body } = await ask(server, token, { method: 'post', path: '/upload', file: photo, body: {} });
    return (body as { id: number }[])[0]?.id ?? MISSING_ID;
  };
  const once = <T>(make: (target: 'own' | 'other') => Promise<T>, missing: T) => {
    const kept = new Map<Target, T>();
    return async (target: Target, fresh: boolean): Promise<T> => {
      if (target === 'missing') return missing;
      const known = kept.get(target);
      if (known !== undefined && !fresh) return known;
      const made = await make(target);
      if (!fresh) kept.set(target, made);
      return made;
    };
  };
  return {
    server,
    tokens,
    photo,
    activity: once(newActivity, MISSING_DOCUMENT),
    file: once(newFile, MISSING_ID),
  };
}
