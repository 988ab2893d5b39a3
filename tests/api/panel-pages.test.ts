/** Requests that the panel sends by itself on the pages of each role: all of them get an answer. */
import { ROLES, type RoleName } from '../../src/plugins/monthly-report/server/src/content-model';
import {
  ask,
  asAdmin,
  createAccount,
  documentIdOf,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  REGION,
  type PanelAccount,
} from '../helpers/bound-accounts';
import { describeOnBothDatabases } from '../helpers/both-databases';

const ROLE_NAMES = Object.keys(ROLES) as RoleName[];
const READ = 'plugin::content-manager.explorer.read';

/** In the panel's form: an entry that is not saved yet has no id. */
const PICKER = 'id=&pageSize=10&_q=&page=1';

interface ContentTypeEntry {
  readonly uid: string;
  readonly attributes: Readonly<Record<string, { readonly type: string; readonly target?: string }>>;
}

interface Readable {
  readonly uid: string;
  readonly fields: readonly string[];
}

describeOnBothDatabases('The panel', { demo: true }, (server) => {
  const accounts = new Map<RoleName, PanelAccount>();
  let types: readonly ContentTypeEntry[];

  const tokenOf = (role: RoleName): string => accounts.get(role)?.token ?? '';
  const get = (role: RoleName, path: string) => ask(server(), tokenOf(role), { method: 'get', path });

  /** The types that a role lists, with the fields it sees. */
  async function readableBy(role: RoleName): Promise<Readable[]> {
    const { body } = await get(role, '/admin/users/me/permissions');
    const { data } = body as {
      data: { action: string; subject: string; properties: { fields?: string[] } }[];
    };
    return data
      .filter(({ action }) => action === READ)
      .map(({ subject, properties }) => ({ uid: subject, fields: properties.fields ?? [] }));
  }

  const isRelation = (uid: string, field: string): boolean =>
    types.find((type) => type.uid === uid)?.attributes[field]?.type === 'relation';

  beforeAll(async () => {
    for (const role of ROLE_NAMES) accounts.set(role, await createAccount(server(), ROLES[role]));
    const links = [
      ['partnerEditor', PARTNER, 'shanshui'],
      ['regionalCoordinator', REGION, 'anhui'],
      ['secretariat', PROGRAMME, 'zero_waste'],
    ] as const;
    for (const [role, uid, code] of links) {
      const account = accounts.get(role);
      if (account !== undefined)
        await linkAccount(server(), account, uid, await documentIdOf(server(), uid, code));
    }
    const { data } = await asAdmin(server(), { method: 'get', path: '/content-manager/content-types' });
    types = data as ContentTypeEntry[];
  });

  describe.each(ROLE_NAMES)('answers %s', (role) => {
    it('what every relation of a new entry can point to', async () => {
      const asked: string[] = [];
      const refused: string[] = [];
      for (const { uid, fields } of await readableBy(role)) {
        for (const field of fields.filter((name) => isRelation(uid, name))) {
          const path = `/content-manager/relations/${uid}/${field}?${PICKER}`;
          const { status, text } = await get(role, path);
          asked.push(path);
          if (status !== 200) refused.push(`${path}: ${status} ${text}`);
        }
      }
      expect(refused).toEqual([]);
      expect(asked.length).toBeGreaterThan(0);
    });

    it('what every relation of an entry in reach points to, and what else it can', async () => {
      const asked: string[] = [];
      const refused: string[] = [];
      for (const { uid, fields } of await readableBy(role)) {
        const list = await get(role, `${entriesOf(uid)}?page=1&pageSize=10`);
        expect({ uid, status: list.status }).toEqual({ uid, status: 200 });
        const [entry] = (list.body as { results: { documentId: string }[] }).results;
        if (entry === undefined) continue;
        for (const field of fields.filter((name) => isRelation(uid, name))) {
          for (const path of [
            `/content-manager/relations/${uid}/${field}?id=${entry.documentId}&pageSize=10&_q=&page=1`,
            `/content-manager/relations/${uid}/${entry.documentId}/${field}?pageSize=10&page=1`,
          ]) {
            const { status, text } = await get(role, path);
            asked.push(path);
            if (status !== 200) refused.push(`${path}: ${status} ${text}`);
          }
        }
      }
      expect(refused).toEqual([]);
      expect(asked.length).toBeGreaterThan(0);
    });

    it('the first page', async () => {
      for (const path of [
        '/content-manager/homepage/count-documents',
        '/admin/homepage/key-statistics',
        '/admin/homepage/layout',
        '/content-manager/homepage/recent-documents?action=update',
        '/content-manager/homepage/recent-documents?action=publish',
      ]) {
        const { status, text } = await get(role, path);
        expect({ path, status, text }).toMatchObject({ status: 200 });
      }
    });

    it('the media library: its root, a folder, the settings', async () => {
      const body = { name: `folder of ${role}`, parent: null };
      const made = await ask(server(), tokenOf(role), { method: 'post', path: '/upload/folders', body });
      const { data: folder } = made.body as { data: { id: number; pathId: number } | null };
      const root = [
        'sort=createdAt:DESC&page=1&pageSize=10&filters[$and][0][folder][id][$null]=true',
        'filters[$and][0][mime][$contains]=image&filters[$and][1][folder][id][$null]=true&pageSize=20&page=1&sort=createdAt:DESC',
        'pageSize=1&filters[$and][0][folder][id][$null]=true',
      ].map((query) => `/upload/files?${query}`);
      const folders = [
        'sort=createdAt:DESC&page=1&pageSize=10&pagination[pageSize]=-1&filters[$and][0][parent][id][$null]=true',
        'sort=name:ASC&populate[parent]=true&filters[$and][0][parent][id][$null]=true',
      ].map((query) => `/upload/folders?${query}`);
      const inside =
        folder === null
          ? []
          : [
              `/upload/folders/${folder.id}?populate[parent][populate][parent]=*`,
              `/upload/files?filters[$and][0][folder][id]=${folder.id}&page=1&pageSize=10`,
            ];
      const refused: string[] = [];
      for (const path of [...root, ...folders, ...inside, '/upload/folder-structure', '/upload/settings']) {
        const { status, text } = await get(role, path);
        if (status !== 200) refused.push(`${path}: ${status} ${text}`);
      }
      expect(refused).toEqual([]);
      expect(folder === null).toBe(role === 'regionalCoordinator');
    });

    it('where an entry of its own is previewed: nowhere', async () => {
      const list = await get(role, `${entriesOf('api::activity.activity')}?page=1&pageSize=10`);
      const [entry] = (list.body as { results: { documentId: string }[] }).results;
      const path = `/content-manager/preview/url/api::activity.activity?documentId=${entry?.documentId}&status=draft`;
      expect((await get(role, path)).status).toBe(204);
    });
  });

  it('counts for a partner editor the documents that it lists', async () => {
    const counted = await get('partnerEditor', '/content-manager/homepage/count-documents');
    let listed = 0;
    for (const { uid } of await readableBy('partnerEditor')) {
      const { body } = await get('partnerEditor', `${entriesOf(uid)}?page=1&pageSize=1`);
      listed += (body as { pagination: { total: number } }).pagination.total;
    }
    const { draft, published, modified } = (
      counted.body as { data: { draft: number; published: number; modified: number } }
    ).data;
    expect(draft + published + modified).toBe(listed);
  });

  it('tells about every relation of every type, or refuses it, whoever asks', async () => {
    const failed: string[] = [];
    let asked = 0;
    for (const { uid, attributes } of types) {
      const relations = Object.keys(attributes).filter((field) => isRelation(uid, field));
      const list = await ask(server(), await server().adminToken(), {
        method: 'get',
        path: `${entriesOf(uid)}?pageSize=1`,
      });
      const { documentId = 'none' } =
        (list.body as { results?: { documentId?: string }[] }).results?.[0] ?? {};
      for (const field of relations) {
        const paths = [
          `/content-manager/relations/${uid}/${field}?${PICKER}`,
          `/content-manager/relations/${uid}/${field}?id=${documentId}&pageSize=10&_q=&page=1`,
          `/content-manager/relations/${uid}/${documentId}/${field}?pageSize=10&page=1`,
        ];
        const everybody = [...ROLE_NAMES.map(tokenOf), await server().adminToken()];
        const calls = everybody.flatMap((token) => paths.map((path) => ({ token, path })));
        const answers = await Promise.all(
          calls.map(({ token, path }) => ask(server(), token, { method: 'get', path })),
        );
        asked += answers.length;
        for (const [at, { status }] of answers.entries())
          if (![200, 400, 403, 404].includes(status)) failed.push(`${calls[at]?.path}: ${status}`);
      }
    }
    expect([...new Set(failed)]).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  });

  it('is told that translations are no relation to pick from', async () => {
    const list = await asAdmin(server(), {
      method: 'get',
      path: `${entriesOf('api::story.story')}?pageSize=1`,
    });
    const [story] = (list as { results: { documentId: string }[] }).results;
    for (const token of [...ROLE_NAMES.map(tokenOf), await server().adminToken()]) {
      for (const path of [
        `/content-manager/relations/api::story.story/localizations?${PICKER}`,
        `/content-manager/relations/api::story.story/localizations?id=${story?.documentId}&pageSize=10&_q=&page=1`,
        `/content-manager/relations/api::story.story/${story?.documentId}/localizations?page=1`,
      ]) {
        const { status } = await ask(server(), token, { method: 'get', path });
        expect({ path, refused: [400, 403, 404].includes(status) }).toEqual({ path, refused: true });
      }
    }
  });
});
