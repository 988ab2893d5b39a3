/**
 * A plugin that is installed later brings a content type, routes and a way to sign in that the
 * content model does not know. All of these are closed and named at the start, until they are declared open.
 */
import { ROLES } from '../../src/plugins/monthly-report/server/src/content-model';
import { appWithPlugin } from '../helpers/app-copy';
import { ask, createAccount, entriesOf } from '../helpers/bound-accounts';
import { DATABASES, startServer, type TestServer } from '../helpers/server';

const PLUGIN = 'visitor-book';
const NOTE = `plugin::${PLUGIN}.note`;
const CANARY = 'zqvisitor-canary';
/** With an unknown token: without a token, the Content API treats every caller as public before it reads a badge. */
const BADGE = { 'x-visitor-badge': 'anybody', authorization: 'Bearer of-no-kind' };

const CONTENT_ROUTES = [`GET ${PLUGIN}/notes`, `GET ${PLUGIN}/free-notes`];
const NOTES = [`/api/${PLUGIN}/notes`, `/api/${PLUGIN}/free-notes`];
const PANEL_ROUTES = [`GET ${PLUGIN}/panel-notes`, `GET ${PLUGIN}/free-panel-notes`];
const PANEL_NOTES = [`/${PLUGIN}/panel-notes`, `/${PLUGIN}/free-panel-notes`];

/** Ways to the notes through public types. */
const THROUGH_PARTNERS = [
  '/api/partners?populate=visitorNotes',
  '/api/partners?populate=*',
  '/api/partners?populate[visitorNotes][fields]=text',
  `/api/partners?filters[visitorNotes][text][$contains]=${CANARY}`,
  '/api/partners?sort=visitorNotes.text',
  '/api/memberships?populate[partner][populate]=visitorNotes',
  `/api/memberships?filters[partner][visitorNotes][text]=${CANARY}`,
];

/** Any refusal that gives no reason counts as the same. */
const said = (status: number): number | 'refused' => ([401, 403, 404].includes(status) ? 'refused' : status);

const app = () => appWithPlugin(PLUGIN);

describe.each(DATABASES)('a plugin that nobody declared (%s)', (database) => {
  let server: TestServer;
  let tokens: Readonly<Record<string, string | null>>;

  beforeAll(async () => {
    server = await startServer({ database, demo: true, app: app() });
    const editor = await createAccount(server, ROLES.partnerEditor);
    const coordinator = await createAccount(server, ROLES.regionalCoordinator);
    const secretariat = await createAccount(server, ROLES.secretariat);
    tokens = {
      public: null,
      'full-access token': await server.createApiToken('full-access'),
      'read-only token': await server.createApiToken('read-only'),
      'partner editor': editor.token,
      'regional coordinator': coordinator.token,
      secretariat: secretariat.token,
    };
  });
  afterAll(async () => {
    await server.stop();
  });

  const get = (path: string, token: string | null) => ask(server, token, { method: 'get', path });

  it('is named in the log at the start, by content type and by route', () => {
    for (const name of [NOTE, ...CONTENT_ROUTES, ...PANEL_ROUTES]) expect(server.logs()).toContain(name);
  });

  it.each(NOTES)('answers nobody at %s', async (path) => {
    for (const token of Object.values(tokens)) {
      const { status, text } = await get(path, token);
      expect({ text, status: said(status) }).toEqual({
        text: expect.not.stringContaining(CANARY),
        status: 'refused',
      });
    }
  });

  it.each(PANEL_NOTES)('answers no bound account and no stranger at %s', async (path) => {
    for (const token of Object.values(tokens)) {
      const { status, text } = await get(path, token);
      expect({ text, status: said(status) }).toEqual({
        text: expect.not.stringContaining(CANARY),
        status: 'refused',
      });
    }
  });

  it.each(THROUGH_PARTNERS)('tells nobody of its content by %s', async (path) => {
    const nothing = path.replace(CANARY, 'zqnobody-has-this');
    for (const token of Object.values(tokens)) {
      const [answer, control] = [await get(path, token), await get(nothing, token)];
      expect(answer.text).not.toContain(CANARY);
      expect(answer.status).toBeLessThan(500);
      expect({ status: answer.status, body: answer.body }).toEqual({
        status: control.status,
        body: control.body,
      });
    }
  });

  it('lists its content for no bound account in the content manager', async () => {
    for (const role of ['partner editor', 'regional coordinator', 'secretariat']) {
      const { status, text } = await get(entriesOf(NOTE), tokens[role] ?? null);
      expect({ status, text }).toEqual({ status: 403, text: expect.not.stringContaining(CANARY) });
    }
  });

  it('signs nobody in by a strategy of its own', async () => {
    for (const path of ['/api/partners', ...NOTES, ...PANEL_NOTES, entriesOf(NOTE), '/admin/users/me']) {
      const { status, text } = await server.request.get(path).set(BADGE);
      expect({ path, text, status: said(status) }).toEqual({
        path,
        text: expect.not.stringContaining(CANARY),
        status: 'refused',
      });
    }
  });

  it('leaves everything else as it was', async () => {
    expect((await get('/api/partners', null)).status).toBe(200);
    expect((await get('/api/monthly-report/reports/2020-12', null)).status).toBe(200);
  });
});

describe.each(DATABASES)('a plugin that is declared open (%s)', (database) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startServer({
      database,
      demo: true,
      app: app(),
      env: { OPEN_CONTENT_TYPES: NOTE, OPEN_ROUTES: CONTENT_ROUTES.join(',') },
    });
  });
  afterAll(async () => {
    await server.stop();
  });

  it.each(NOTES)('answers the public at %s, whom it gave the right itself', async (path) => {
    const { status, text } = await server.request.get(path);
    expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining(CANARY) });
  });

  it('is reached through partners by a token that may', async () => {
    const token = await server.createApiToken('full-access');
    const { status, text } = await ask(server, token, {
      method: 'get',
      path: '/api/partners?populate=visitorNotes&pagination[pageSize]=100',
    });
    expect({ status, text }).toEqual({ status: 200, text: expect.stringContaining(CANARY) });
  });

  it('is not named as closed', () => {
    expect(server.logs()).not.toContain(NOTE);
  });
});
