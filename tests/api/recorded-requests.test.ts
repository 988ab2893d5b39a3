/**
 * The permission matrix of real requests: each request that the panel sent for a role
 * (permission-matrix/recorded) is sent again by every other role, without any account, and with a
 * token of the Content API.
 */
import {
  CONTENT_MODEL,
  CONTENT_TYPES,
  type RoleName,
} from '../../src/plugins/monthly-report/server/src/content-model';
import { ask, entriesOf, type PanelCall } from '../helpers/bound-accounts';
import {
  hashOf,
  identityOf,
  recordedFixtures,
  type RecordedRequest,
  type Shape,
} from '../helpers/recorded-requests';
import { startServer, type TestServer } from '../helpers/server';

const LIMIT = 400_000;
const AT_ONCE = 4;

const ACCOUNTS = {
  superAdmin: 'admin@example.org',
  partnerEditor: 'partner@example.org',
  regionalCoordinator: 'coordinator@example.org',
  secretariat: 'secretariat@example.org',
  networkSecretariat: 'network@example.org',
} as const satisfies Record<RoleName | 'superAdmin', string>;

type Account = keyof typeof ACCOUNTS;
type Asker = Account | 'nobody' | 'token';

const isAccount = (name: string): name is Account => Object.hasOwn(ACCOUNTS, name);

/** Requests that end or begin a session, which other requests of the test still need. */
const OF_SESSIONS = /^\/admin\/(?:login|logout|access-token|renew-token|register)/;
/** Any asker may send these. */
const OPEN = /^GET \/admin\/(?:init|project-type|license-limit-information)$/;
/** Requests for things made only during the job: a chosen account, a month that was begun, its revisions. */
const MADE_THEN = /admin::user\/|^\/monthly-report\/preview\/|\/differences$/;
/** The community edition lacks these routes, but the panel asks for them. */
const ABSENT = /^GET \/(?:admin\/ai-feature-config|i18n\/ai-localization-jobs\/)/;

const ACTION_OF = { GET: 'read', POST: 'create', PUT: 'update', DELETE: 'delete' } as const;
const ENTRY = /^\/content-manager\/collection-types\/([^/]+)(?:\/\{documentId\})?$/;
const PUBLICATION = /^\/content-manager\/collection-types\/([^/]+)\/.*actions\/publish$/;

/** The roles that may take each step of the plugin; the administrator may take all steps. */
const STEPS: readonly (readonly [RegExp, readonly RoleName[]])[] = [
  [/^\/monthly-report\/months\/[^/]+\/./, ['networkSecretariat']],
  [/^\/monthly-report\/communities\/merge$/, ['networkSecretariat']],
  [/^\/monthly-report\/definitions\//, ['networkSecretariat']],
  [/^\/monthly-report\/submissions\/.+\/(?:accept|send-back)$/, ['secretariat', 'networkSecretariat']],
  [/^\/monthly-report\/submissions\/.+\/submit$/, ['partnerEditor']],
  [/^\/monthly-report\/findings\/[^/]+\/./, ['secretariat', 'networkSecretariat']],
  [/^\/monthly-report\/(?:trail|preview|totals)\b/, ['secretariat', 'networkSecretariat']],
  [/^\/admin\/(?:users|roles)$/, []],
];

/** Whether a role must never get an answer to a request. */
function isNotForRole(role: RoleName, { method, path }: RecordedRequest): boolean {
  const step = STEPS.find(([pattern]) => pattern.test(path));
  if (step !== undefined) return !step[1].includes(role);
  const [, published] = PUBLICATION.exec(path) ?? [];
  const [, uid] = ENTRY.exec(path) ?? [];
  const row = Object.values(CONTENT_TYPES).find((candidate) => candidate.uid === (published ?? uid));
  if (row === undefined) return false;
  return row.may[role][published === undefined ? ACTION_OF[method] : 'publish'] === undefined;
}

const REFUSED = [403, 404];

describe('The requests that the panel was seen to send', () => {
  const fixtures = recordedFixtures();
  const of = (role: string): readonly RecordedRequest[] =>
    fixtures.find((fixture) => fixture.role === role)?.requests ?? [];
  const sentBy = new Map(
    fixtures.map(({ role, requests }) => [role, new Set(requests.map(identityOf))] as const),
  );

  let server: TestServer;
  let tokens: Readonly<Record<Asker, string | null>>;

  beforeAll(async () => {
    server = await startServer({ database: 'sqlite', demo: true });
    const signedIn: Partial<Record<Account, string>> = { superAdmin: await server.adminToken() };
    for (const { email, password } of server.accounts) {
      const role = Object.keys(ACCOUNTS).find((name) => isAccount(name) && ACCOUNTS[name] === email);
      if (role === undefined || !isAccount(role) || signedIn[role] !== undefined) continue;
      const { body } = await server.request.post('/admin/login').send({ email, password }).expect(200);
      signedIn[role] = (body as { data: { token: string } }).data.token;
    }
    tokens = {
      superAdmin: signedIn.superAdmin ?? null,
      partnerEditor: signedIn.partnerEditor ?? null,
      regionalCoordinator: signedIn.regionalCoordinator ?? null,
      secretariat: signedIn.secretariat ?? null,
      networkSecretariat: signedIn.networkSecretariat ?? null,
      nobody: null,
      token: await server.createApiToken('full-access'),
    };
  }, LIMIT);
  afterAll(async () => {
    await server?.stop();
  });

  /** An entry that the sender sees, for `{documentId}` and `{id}`. */
  const things = new Map<string, Promise<{ readonly documentId: string; readonly id: number } | null>>();
  function firstOf(sender: Account, path: string) {
    const key = `${sender} ${path}`;
    const known = things.get(key) ?? askFirst(sender, path);
    things.set(key, known);
    return known;
  }
  async function askFirst(sender: Account, path: string) {
    for (const asker of [sender, 'superAdmin'] as const) {
      const { status, body } = await ask(server, tokens[asker], {
        method: 'get',
        path: `${path}?pageSize=1`,
      });
      const [first] =
        status === 200 ? (body as { results: { documentId: string; id: number }[] }).results : [];
      if (first !== undefined) return first;
    }
    return null;
  }

  async function callOf(sender: Account, request: RecordedRequest): Promise<PanelCall> {
    const [, kind] = /^\/monthly-report\/beside\/([a-z-]+)\//.exec(request.path) ?? [];
    const [, uid = kind && `api::${kind}.${kind}`] = /\/((?:api|plugin)::[a-z.-]+)/.exec(request.path) ?? [];
    const isFile = request.path.startsWith('/upload/');
    const thing = await firstOf(
      sender,
      isFile ? '/upload/files' : entriesOf(uid ?? CONTENT_MODEL.programme.uid),
    );
    const programme = await firstOf(sender, entriesOf(CONTENT_MODEL.programme.uid));
    const filled = (text: string, documentId = thing?.documentId) =>
      text
        .replaceAll('{documentId}', documentId ?? 'none')
        .replaceAll('{id}', String(thing?.id ?? 1))
        .replaceAll('{time}', '2021-04-10T00:00:00.000Z');
    const query = Object.entries(request.query).map(
      ([key, value]) =>
        `${encodeURIComponent(key)}=${encodeURIComponent(filled(value, key === 'programme' ? programme?.documentId : undefined))}`,
    );
    return {
      method: request.method.toLowerCase() as PanelCall['method'],
      path: filled(request.path) + (query.length === 0 ? '' : `?${query.join('&')}`),
      ...(request.json === undefined ? {} : { body: bodyOf(request.json) as object }),
    };
  }

  function surprise(asker: Asker, sender: Account, request: RecordedRequest, status: number): string | null {
    const wanted = expectationOf(asker, sender, request);
    return wanted.holds(status)
      ? null
      : `${identityOf(request)}, sent by ${sender}, asked by ${asker}: expected ${wanted.text}, got ${status}`;
  }

  function expectationOf(asker: Asker, sender: Account, request: RecordedRequest) {
    const route = `${request.method} ${request.path}`;
    if (OPEN.test(route)) return { text: 'an answer', holds: (status: number) => status === 200 };
    if (!isAccount(asker)) return { text: '401', holds: (status: number) => [401, 403].includes(status) };
    if (ABSENT.test(route))
      return { text: '403 or 404', holds: (status: number) => REFUSED.includes(status) };
    if (asker !== 'superAdmin' && isNotForRole(asker, request)) {
      return { text: 'a refusal', holds: (status: number) => REFUSED.includes(status) };
    }
    // Requests of the role's own job get an answer, except for entries that were made during the job.
    const isOwn =
      asker === sender &&
      request.method === 'GET' &&
      !MADE_THEN.test(request.path) &&
      sentBy.get(asker)?.has(identityOf(request));
    if (isOwn) return { text: 'an answer', holds: (status: number) => status < 400 };
    return { text: 'no error of the server', holds: (status: number) => status < 500 };
  }

  it('are as the proof wrote them: nobody has edited them by hand', () => {
    expect(fixtures.map(({ role }) => role).sort()).toEqual(Object.keys(ACCOUNTS).sort());
    for (const { role, sha256, requests } of fixtures) {
      expect(requests.length).toBeGreaterThan(0);
      expect(`${role} ${hashOf(requests)}`).toBe(`${role} ${sha256}`);
    }
  });

  it(
    'are answered to those whose job they are, and refused to those who have no business with them',
    async () => {
      const questions = Object.keys(ACCOUNTS)
        .filter(isAccount)
        .flatMap((sender) => of(sender).map((request) => ({ sender, request })))
        .filter(({ request }) => !OF_SESSIONS.test(request.path) && request.form === undefined)
        // Reads come first: writes may change their answers.
        .sort((a, b) => Number(a.request.method !== 'GET') - Number(b.request.method !== 'GET'));
      const askers: readonly Asker[] = [...Object.keys(ACCOUNTS).filter(isAccount), 'nobody', 'token'];
      const waiting = questions.flatMap((question) => askers.map((asker) => ({ ...question, asker })));
      const surprises: string[] = [];
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const { sender, request, asker } = next;
          const { status } = await ask(server, tokens[asker], await callOf(sender, request));
          const told = surprise(asker, sender, request, status);
          if (told !== null) surprises.push(told);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      expect([...new Set(surprises)].sort()).toEqual([]);
    },
    LIMIT,
  );
});

/** A body of the given shape, with values that name nothing that exists. */
function bodyOf(shape: Shape): unknown {
  if (typeof shape !== 'string') {
    return shape instanceof Array
      ? shape.map(bodyOf)
      : Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, bodyOf(inner)]));
  }
  if (shape.includes('string')) return 'x';
  if (shape.includes('number')) return 1;
  if (shape.includes('boolean')) return false;
  return null;
}
