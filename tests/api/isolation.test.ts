/**
 * In each attempt a partner editor asks for content of another partner. It must be refused, must tell nothing and
 * must change nothing. Then the administrator sends the same request and succeeds: so the guard refused it,
 * and the request had no mistake.
 */
import { randomBytes } from 'node:crypto';

import sharp from 'sharp';

import { ROLES } from '../../src/plugins/monthly-report/server/src/access/roles';
import { expectRefusal } from '../helpers/answers';
import {
  ACTIVITY,
  asAdmin,
  ask,
  COMMUNITY,
  createAccount,
  documentIdOf,
  entriesOf,
  linkAccount,
  PARTNER,
  PROGRAMME,
  REGION,
  STORY,
  type PanelAccount,
  type PanelCall,
} from '../helpers/bound-accounts';
import { describeOnBothDatabases } from '../helpers/both-databases';
import { rowsOfTables } from '../helpers/sql';

const MONTH = '2021-05';
const DAY = `${MONTH}-11`;
/** Stands in all content of the other partner, so that any answer with this content shows. */
const SECRET = 'OTHERS-SECRET';
/** Stands in content that the lists of the last part must not show: some of the other content was given away. */
const HIDDEN = 'hidden-from-others';
const TRANSLATION = 'locale=en';

interface Attempt {
  readonly title: string;
  readonly prepare: () => Promise<PanelCall>;
}

describeOnBothDatabases('a partner editor', { demo: true }, (server) => {
  let editor: PanelAccount;
  let colleague: PanelAccount;
  let own: string;
  let other: string;
  let programme: string;
  let photo: Buffer;

  const activity = (partner: string, title: string, more: object = {}) => ({
    title,
    kind: 'single',
    startDate: DAY,
    partner: { connect: [{ documentId: partner }] },
    programme: { connect: [{ documentId: programme }] },
    ...more,
  });
  const story = (partner: string, title: string, more: object = {}) => ({
    title,
    reportMonth: MONTH,
    partner: { connect: [{ documentId: partner }] },
    programme: { connect: [{ documentId: programme }] },
    ...more,
  });
  const make = async (uid: string, body: object, query = ''): Promise<string> => {
    const created = await asAdmin(server(), { method: 'post', path: `${entriesOf(uid)}${query}`, body });
    return (created.data as { documentId: string }).documentId;
  };
  const some = () => randomBytes(4).toString('hex');
  const othersActivity = () => make(ACTIVITY, activity(other, `${SECRET} ${some()}`));
  const othersStory = () => make(STORY, story(other, `${SECRET} ${some()}`));
  const publish = (uid: string, documentId: string) =>
    asAdmin(server(), { method: 'post', path: `${entriesOf(uid)}/${documentId}/actions/publish`, body: {} });
  const upload = async (token: string): Promise<number> => {
    const response = await ask(server(), token, {
      method: 'post',
      path: '/upload',
      file: photo,
      body: { fileInfo: { name: `${SECRET}-${some()}.png` } },
    });
    expect({ status: response.status, text: response.text }).toMatchObject({ status: 201 });
    return (response.body as { id: number }[])[0]?.id ?? 0;
  };
  const othersFile = async () => upload(await server().adminToken());

  /** The rows of all entries, files and links: an administrator's answers would show less. */
  const content = (): Promise<string> =>
    rowsOfTables(server(), ['activities', 'stories', 'components_', 'files', 'partners', 'memberships']);

  beforeAll(async () => {
    photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#cc3333' } })
      .png()
      .toBuffer();
    editor = await createAccount(server(), ROLES.partnerEditor);
    own = await documentIdOf(server(), PARTNER, 'shanshui');
    other = await documentIdOf(server(), PARTNER, 'yuanfang');
    programme = await documentIdOf(server(), PROGRAMME, 'zero_waste');
    // The demo's memberships in this programme end with the month of its report.
    for (const partner of [own, other])
      await make('api::membership.membership', {
        partner: { connect: [{ documentId: partner }] },
        programme: { connect: [{ documentId: programme }] },
        fromMonth: '2021-01',
      });
    colleague = await createAccount(server(), ROLES.partnerEditor);
    for (const account of [editor, colleague]) await linkAccount(server(), account, PARTNER, own);
    await asAdmin(server(), {
      method: 'put',
      path: `${entriesOf(PARTNER)}/${other}`,
      body: { contactName: HIDDEN, contactEmail: `${HIDDEN}@example.org` },
    });
  });

  describe('works with its own', () => {
    it('activities: enters, reads, changes and deletes them', async () => {
      const created = await ask(server(), editor.token, {
        method: 'post',
        path: entriesOf(ACTIVITY),
        body: activity(own, '自己的活动'),
      });
      expect({ status: created.status, text: created.text }).toMatchObject({ status: 201 });
      const path = `${entriesOf(ACTIVITY)}/${created.body.data.documentId}`;
      const changed = await ask(server(), editor.token, {
        method: 'put',
        path,
        body: { title: '改过的活动' },
      });
      expect({ status: changed.status, text: changed.text }).toMatchObject({ status: 200 });
      const read = await ask(server(), editor.token, { method: 'get', path });
      expect(read.body.data).toMatchObject({ title: '改过的活动', status: 'draft' });
      expect((await ask(server(), editor.token, { method: 'delete', path })).status).toBe(200);
    });

    it('stories: in both languages, with photos and a link to its own activity', async () => {
      const file = await upload(editor.token);
      const linked = await make(ACTIVITY, activity(own, '链接的活动'));
      const created = await ask(server(), editor.token, {
        method: 'post',
        path: entriesOf(STORY),
        body: story(own, '自己的故事', {
          activity: { connect: [{ documentId: linked }] },
          photos: [{ file, alternativeText: '照片' }],
        }),
      });
      expect({ status: created.status, text: created.text }).toMatchObject({ status: 201 });
      const path = `${entriesOf(STORY)}/${created.body.data.documentId}`;
      const translated = await ask(server(), editor.token, {
        method: 'put',
        path: `${path}?${TRANSLATION}`,
        body: { title: 'A story of ours' },
      });
      expect({ status: translated.status, text: translated.text }).toMatchObject({ status: 200 });
      const read = await ask(server(), editor.token, { method: 'get', path: `${path}?${TRANSLATION}` });
      expect(read.body.data).toMatchObject({ title: 'A story of ours' });
      const copied = await ask(server(), editor.token, {
        method: 'post',
        path: `${entriesOf(STORY)}/clone/${created.body.data.documentId}`,
        body: { title: '副本' },
      });
      expect({ status: copied.status, text: copied.text }).toMatchObject({ status: 200 });
    });

    it('files: finds, describes and deletes what its organisation uploaded', async () => {
      const file = await upload(editor.token);
      const path = `/upload/files/${file}`;
      for (const { token } of [editor, colleague]) {
        expect((await ask(server(), token, { method: 'get', path })).body).toMatchObject({ id: file });
        const list = await ask(server(), token, { method: 'get', path: '/upload/files?pageSize=100' });
        expect(list.body.results.map(({ id }: { id: number }) => id)).toContain(file);
      }
      const described = await ask(server(), colleague.token, {
        method: 'put',
        path,
        body: { fileInfo: { alternativeText: '同事写的' } },
      });
      expect({ status: described.status, text: described.text }).toMatchObject({ status: 200 });
      expect((await ask(server(), colleague.token, { method: 'delete', path })).status).toBe(200);
    });

    it('communities: adds one, for the secretariat to verify', async () => {
      const body = { code: `new-${some()}`, name: '新社区', kind: 'community', verified: true };
      const created = await ask(server(), editor.token, { method: 'post', path: entriesOf(COMMUNITY), body });
      expect({ status: created.status, text: created.text }).toMatchObject({ status: 201 });
      const kept = await asAdmin(server(), {
        method: 'get',
        path: `${entriesOf(COMMUNITY)}/${created.body.data.documentId}`,
      });
      expect(kept.data).toMatchObject({ verified: false });
    });

    it('but publishes nothing', async () => {
      const documentId = await make(ACTIVITY, activity(own, '等待审核'));
      const path = `${entriesOf(ACTIVITY)}/${documentId}/actions/publish`;
      expectRefusal(await ask(server(), editor.token, { method: 'post', path, body: {} }), 403);
      const bulk = { method: 'post', path: `${entriesOf(ACTIVITY)}/actions/bulkPublish` } as const;
      expectRefusal(await ask(server(), editor.token, { ...bulk, body: { documentIds: [documentId] } }), 403);
    });

    it('nor takes away what was published, which would unpublish it', async () => {
      const documentId = await make(ACTIVITY, activity(own, '已发布的'));
      await publish(ACTIVITY, documentId);
      const path = `${entriesOf(ACTIVITY)}/${documentId}`;
      expectRefusal(await ask(server(), editor.token, { method: 'delete', path }), 403);
      const bulk = { method: 'post', path: `${entriesOf(ACTIVITY)}/actions/bulkDelete` } as const;
      expectRefusal(await ask(server(), editor.token, { ...bulk, body: { documentIds: [documentId] } }), 403);
      const kept = await asAdmin(server(), { method: 'get', path: `${path}?status=published` });
      expect(kept.data).toMatchObject({ title: '已发布的' });
    });
  });

  const attempts: Attempt[] = [
    {
      title: 'enters an activity for another partner',
      prepare: () =>
        Promise.resolve({ method: 'post', path: entriesOf(ACTIVITY), body: activity(other, '替别人填') }),
    },
    {
      title: 'enters an activity for another partner, the relation written as a bare documentId',
      prepare: () =>
        Promise.resolve({
          method: 'post',
          path: entriesOf(ACTIVITY),
          body: { ...activity(own, '写法'), partner: other },
        }),
    },
    {
      title: 'enters an activity for another partner with "set"',
      prepare: () =>
        Promise.resolve({
          method: 'post',
          path: entriesOf(ACTIVITY),
          body: { ...activity(own, '写法'), partner: { set: [{ documentId: other }] } },
        }),
    },
    {
      title: 'enters an activity for nobody',
      prepare: () =>
        Promise.resolve({
          method: 'post',
          path: entriesOf(ACTIVITY),
          body: { title: '无主', kind: 'single', startDate: DAY },
        }),
    },
    {
      title: 'hands its own activity to another partner',
      prepare: async () => ({
        method: 'put',
        path: `${entriesOf(ACTIVITY)}/${await make(ACTIVITY, activity(own, '转走'))}`,
        body: { partner: { connect: [{ documentId: other }] } },
      }),
    },
    {
      title: "reads another's activity",
      prepare: async () => ({ method: 'get', path: `${entriesOf(ACTIVITY)}/${await othersActivity()}` }),
    },
    {
      title: "reads another's published activity",
      prepare: async () => {
        const documentId = await othersActivity();
        await publish(ACTIVITY, documentId);
        return { method: 'get', path: `${entriesOf(ACTIVITY)}/${documentId}?status=published` };
      },
    },
    {
      title: "reads another's story in a language it is not written in",
      prepare: async () => ({
        method: 'get',
        path: `${entriesOf(STORY)}/${await othersStory()}?${TRANSLATION}`,
      }),
    },
    {
      title: "changes another's activity",
      prepare: async () => ({
        method: 'put',
        path: `${entriesOf(ACTIVITY)}/${await othersActivity()}`,
        body: { title: `${SECRET} 改` },
      }),
    },
    {
      title: "takes another's activity",
      prepare: async () => ({
        method: 'put',
        path: `${entriesOf(ACTIVITY)}/${await othersActivity()}`,
        body: { partner: { connect: [{ documentId: own }] } },
      }),
    },
    {
      title: "writes a translation of another's story",
      prepare: async () => ({
        method: 'put',
        path: `${entriesOf(STORY)}/${await othersStory()}?${TRANSLATION}`,
        body: { title: `${SECRET} translated` },
      }),
    },
    {
      title: "takes another's story by way of a translation of its own",
      prepare: async () => ({
        method: 'put',
        path: `${entriesOf(STORY)}/${await othersStory()}?${TRANSLATION}`,
        body: story(own, `${SECRET} taken`),
      }),
    },
    {
      title: 'names another partner in a translation of its own story',
      prepare: async () => ({
        method: 'put',
        path: `${entriesOf(STORY)}/${await make(STORY, story(own, '自己的'))}?${TRANSLATION}`,
        body: story(other, 'Ours'),
      }),
    },
    {
      title: "clones another's activity",
      prepare: async () => ({
        method: 'post',
        path: `${entriesOf(ACTIVITY)}/clone/${await othersActivity()}`,
        body: { title: '副本', partner: { connect: [{ documentId: own }] } },
      }),
    },
    {
      title: 'clones its own activity for another partner',
      prepare: async () => ({
        method: 'post',
        path: `${entriesOf(ACTIVITY)}/clone/${await make(ACTIVITY, activity(own, '原件'))}`,
        body: { title: '副本', partner: { connect: [{ documentId: other }] } },
      }),
    },
    {
      title: "deletes another's activity",
      prepare: async () => ({ method: 'delete', path: `${entriesOf(ACTIVITY)}/${await othersActivity()}` }),
    },
    {
      title: "deletes the translations of another's story",
      prepare: async () => {
        const documentId = await othersStory();
        const path = `${entriesOf(STORY)}/${documentId}?${TRANSLATION}`;
        await asAdmin(server(), { method: 'put', path, body: { title: `${SECRET} en` } });
        return { method: 'delete', path };
      },
    },
    {
      title: "deletes another's activities in bulk, among its own",
      prepare: async () => ({
        method: 'post',
        path: `${entriesOf(ACTIVITY)}/actions/bulkDelete`,
        body: { documentIds: [await make(ACTIVITY, activity(own, '自己的')), await othersActivity()] },
      }),
    },
    {
      title: "publishes another's activity",
      prepare: async () => ({
        method: 'post',
        path: `${entriesOf(ACTIVITY)}/${await othersActivity()}/actions/publish`,
        body: {},
      }),
    },
    {
      title: "publishes another's activities in bulk",
      prepare: async () => ({
        method: 'post',
        path: `${entriesOf(ACTIVITY)}/actions/bulkPublish`,
        body: { documentIds: [await othersActivity()] },
      }),
    },
    {
      title: "unpublishes another's activity",
      prepare: async () => {
        const documentId = await othersActivity();
        await publish(ACTIVITY, documentId);
        return { method: 'post', path: `${entriesOf(ACTIVITY)}/${documentId}/actions/unpublish`, body: {} };
      },
    },
    {
      title: "unpublishes another's activities in bulk",
      prepare: async () => {
        const documentId = await othersActivity();
        await publish(ACTIVITY, documentId);
        const body = { documentIds: [documentId] };
        return { method: 'post', path: `${entriesOf(ACTIVITY)}/actions/bulkUnpublish`, body };
      },
    },
    {
      title: "discards another's draft",
      prepare: async () => {
        const documentId = await othersActivity();
        await publish(ACTIVITY, documentId);
        const path = `${entriesOf(ACTIVITY)}/${documentId}`;
        await asAdmin(server(), { method: 'put', path, body: { title: `${SECRET} 草稿` } });
        return { method: 'post', path: `${path}/actions/discard`, body: {} };
      },
    },
    {
      title: "reads another's activities for validation",
      prepare: async () => ({
        method: 'post',
        path: `${entriesOf(ACTIVITY)}/actions/bulkFindForValidation`,
        body: { documentIds: [await othersActivity()] },
      }),
    },
    {
      title: "counts the draft relations of another's story",
      prepare: async () => ({
        method: 'get',
        path: `${entriesOf(STORY)}/${await othersStory()}/actions/countDraftRelations`,
      }),
    },
    {
      title: "counts the draft relations of others' stories together",
      prepare: async () => ({
        method: 'get',
        path: `${entriesOf(STORY)}/actions/countManyEntriesDraftRelations?documentIds[0]=${await othersStory()}`,
      }),
    },
    {
      title: "lists what another's story is linked to",
      prepare: async () => {
        const linked = await othersActivity();
        const documentId = await make(
          STORY,
          story(other, SECRET, { activity: { connect: [{ documentId: linked }] } }),
        );
        return { method: 'get', path: `/content-manager/relations/${STORY}/${documentId}/activity` };
      },
    },
    {
      title: "asks a picker what another's story is not linked to",
      prepare: async () => ({
        method: 'get',
        path: `/content-manager/relations/${STORY}/activity?id=${await othersStory()}`,
      }),
    },
    {
      title: "links another's activity to its own story",
      prepare: async () => ({
        method: 'put',
        path: `${entriesOf(STORY)}/${await make(STORY, story(own, '自己的'))}`,
        body: { activity: { connect: [{ documentId: await othersActivity() }] } },
      }),
    },
    {
      title: "links another's activity, named by its row",
      prepare: async () => {
        const path = `${entriesOf(ACTIVITY)}/${await othersActivity()}`;
        const { data } = await asAdmin(server(), { method: 'get', path });
        return {
          method: 'post',
          path: entriesOf(STORY),
          body: story(own, '自己的', { activity: { set: [{ id: (data as { id: number }).id }] } }),
        };
      },
    },
    {
      title: "shows another's photo in its own story",
      prepare: async () => ({
        method: 'post',
        path: entriesOf(STORY),
        body: story(own, '自己的', { photos: [{ file: await othersFile() }] }),
      }),
    },
    {
      title: "reads another's story as a model for a translation",
      prepare: async () => ({
        method: 'get',
        path: `/i18n/content-manager/get-fill-from-locale/${STORY}?documentId=${await othersStory()}&sourceLocale=zh-Hans&targetLocale=en&collectionType=collection-types`,
      }),
    },
    {
      title: "reads the fields that another's story has in every language",
      prepare: async () => {
        const path = `${entriesOf(STORY)}/${await othersStory()}`;
        const { data } = await asAdmin(server(), { method: 'get', path });
        return {
          method: 'post',
          path: '/i18n/content-manager/actions/get-non-localized-fields',
          body: { model: STORY, id: (data as { id: number }).id, locale: 'zh-Hans' },
        };
      },
    },
    {
      title: "changes another partner's particulars",
      prepare: () =>
        Promise.resolve({
          method: 'put',
          path: `${entriesOf(PARTNER)}/${other}`,
          body: { nameEn: 'Renamed' },
        }),
    },
    {
      title: 'names a colleague an editor of another partner',
      prepare: () =>
        Promise.resolve({
          method: 'put',
          path: `${entriesOf(PARTNER)}/${other}`,
          body: { editors: { connect: [{ id: colleague.id }] } },
        }),
    },
    {
      title: 'changes a community of everybody',
      prepare: async () => ({
        method: 'put',
        path: `${entriesOf(COMMUNITY)}/${await make(COMMUNITY, { code: `c-${some()}`, name: '社区', kind: 'community' })}`,
        body: { name: '改名' },
      }),
    },
    {
      title: 'sorts partners by a private field',
      prepare: () => Promise.resolve({ method: 'get', path: `${entriesOf(PARTNER)}?sort=contactEmail:asc` }),
    },
    {
      title: 'filters partners by a private field',
      prepare: () =>
        Promise.resolve({
          method: 'get',
          path: `${entriesOf(PARTNER)}?filters[contactEmail][$startsWith]=o`,
        }),
    },
    {
      title: 'filters memberships by a private field of their partner',
      prepare: () =>
        Promise.resolve({
          method: 'get',
          path: `${entriesOf('api::membership.membership')}?filters[partner][contactEmail][$startsWith]=o`,
        }),
    },
    {
      title: 'orders memberships for validation by a private field of their partner',
      prepare: async () => {
        const path = `${entriesOf('api::membership.membership')}?pageSize=2`;
        const { results } = await asAdmin(server(), { method: 'get', path });
        const documentIds = (results as { documentId: string }[]).map(({ documentId }) => documentId);
        return {
          method: 'post',
          path: `${entriesOf('api::membership.membership')}/actions/bulkFindForValidation`,
          body: { documentIds, sort: 'partner.contactEmail' },
        };
      },
    },
    {
      title: "reads another's file",
      prepare: async () => ({ method: 'get', path: `/upload/files/${await othersFile()}` }),
    },
    {
      title: "describes another's file",
      prepare: async () => ({
        method: 'put',
        path: `/upload/files/${await othersFile()}`,
        body: { fileInfo: { alternativeText: '改' } },
      }),
    },
    {
      title: "describes another's file by the old address",
      prepare: async () => ({
        method: 'post',
        path: `/upload?id=${await othersFile()}`,
        body: { fileInfo: { alternativeText: '改' } },
      }),
    },
    {
      title: "describes others' files in bulk",
      prepare: async () => ({
        method: 'post',
        path: '/upload/actions/bulk-update',
        body: { updates: [{ id: await othersFile(), fileInfo: { alternativeText: '改' } }] },
      }),
    },
    {
      title: "replaces another's file",
      prepare: async () => ({
        method: 'post',
        path: `/upload/files/${await othersFile()}/replace`,
        file: photo,
      }),
    },
    {
      title: "replaces another's file by the old address",
      prepare: async () => ({ method: 'post', path: `/upload?id=${await othersFile()}`, file: photo }),
    },
    {
      title: "deletes another's file",
      prepare: async () => ({ method: 'delete', path: `/upload/files/${await othersFile()}` }),
    },
    {
      title: "deletes others' files in bulk, among its own",
      prepare: async () => ({
        method: 'post',
        path: '/upload/actions/bulk-delete',
        body: { fileIds: [await upload(editor.token), await othersFile()] },
      }),
    },
    {
      title: "moves another's file",
      prepare: async () => ({
        method: 'post',
        path: '/upload/actions/bulk-move',
        body: { fileIds: [await othersFile()], destinationFolderId: null },
      }),
    },
    {
      title: 'deletes a folder with whatever lies in it',
      prepare: async () => {
        const body = { name: `folder ${some()}`, parent: null };
        const { data } = await asAdmin(server(), { method: 'post', path: '/upload/folders', body });
        return {
          method: 'post',
          path: '/upload/actions/bulk-delete',
          body: { folderIds: [(data as { id: number }).id] },
        };
      },
    },
    {
      title: 'uploads into a folder of others',
      prepare: async () => {
        const body = { name: `folder ${some()}`, parent: null };
        const { data } = await asAdmin(server(), { method: 'post', path: '/upload/folders', body });
        const fileInfo = { name: 'x.png', folder: (data as { id: number }).id };
        return { method: 'post', path: '/upload', file: photo, body: { fileInfo } };
      },
    },
    {
      title: 'reads the months as they would be printed, drafts of all partners included',
      prepare: () => Promise.resolve({ method: 'get', path: '/monthly-report/preview/2020-12' }),
    },
    {
      title: 'reads the totals of all partners before they are published',
      prepare: () => Promise.resolve({ method: 'get', path: '/monthly-report/totals/2021-03' }),
    },
  ];

  it.each([
    [
      'picks a partner by a private field',
      `/content-manager/relations/${STORY}/partner?filters[contactEmail][$startsWith]=o`,
    ],
    ['lists files by what they are used in', '/upload/files?populate=related'],
  ])('%s: no such query is taken, from nobody', async (_title, path) => {
    for (const token of [editor.token, await server().adminToken()]) {
      expectRefusal(await ask(server(), token, { method: 'get', path }), 400);
    }
  });

  describe('is refused, with nothing learned and nothing changed, where it', () => {
    it.each(attempts)('$title', async ({ prepare }) => {
      const call = await prepare();
      const before = await content();
      const refused = await ask(server(), editor.token, call);
      expect([403, 404]).toContain(refused.status);
      expectRefusal(refused, refused.status);
      expect(refused.text).not.toContain(SECRET);
      expect(await content()).toBe(before);

      const allowed = await ask(server(), await server().adminToken(), call);
      if (allowed.status >= 300)
        throw new Error(`The administrator was refused as well: ${allowed.status} ${allowed.text}`);
    });

    it("asks for another's entry: answered like an entry that does not exist", async () => {
      const documentId = await othersActivity();
      const missing = documentId.replace(/./g, 'z');
      const paths = ['', '/actions/countDraftRelations'].map(
        (end) => (id: string) => `${entriesOf(ACTIVITY)}/${id}${end}`,
      );
      for (const path of paths) {
        const answers = [];
        for (const id of [documentId, missing])
          answers.push(await ask(server(), editor.token, { method: 'get', path: path(id) }));
        expect(answers[0]?.status).toBe(404);
        expect(answers[0]?.body).toEqual(answers[1]?.body);
      }
      const changes = [];
      for (const id of [documentId, missing]) {
        const path = `${entriesOf(ACTIVITY)}/${id}`;
        changes.push(
          (await ask(server(), editor.token, { method: 'put', path, body: { title: '改' } })).body,
        );
      }
      expect(changes[0]).toEqual(changes[1]);
    });
  });

  describe('finds nothing of others', () => {
    const listsOf = (uid: string) => `${entriesOf(uid)}?pageSize=100`;
    const lists: { title: string; path: () => string }[] = [
      { title: 'in the list of activities', path: () => listsOf(ACTIVITY) },
      { title: 'by searching', path: () => `${listsOf(ACTIVITY)}&_q=${HIDDEN}` },
      {
        title: 'by filtering by title',
        path: () => `${listsOf(STORY)}&filters[title][$startsWith]=${HIDDEN}`,
      },
      { title: 'among published entries', path: () => `${listsOf(ACTIVITY)}&status=published` },
      { title: 'in another language', path: () => `${listsOf(STORY)}&${TRANSLATION}` },
      { title: 'through a picker', path: () => `/content-manager/relations/${STORY}/activity?pageSize=100` },
      {
        title: 'through a picker with a search',
        path: () => `/content-manager/relations/${STORY}/activity?_q=${HIDDEN}`,
      },
      {
        title: 'among the entries changed last',
        path: () => '/content-manager/homepage/recent-documents?action=update',
      },
      { title: 'in the list of partners', path: () => listsOf(PARTNER) },
      { title: 'in an entry of another partner', path: () => `${entriesOf(PARTNER)}/${other}` },
      { title: 'in memberships', path: () => listsOf('api::membership.membership') },
      { title: 'in the media library', path: () => '/upload/files?pageSize=100' },
      {
        title: 'in the media library by name',
        path: () => `/upload/files?filters[name][$startsWith]=${HIDDEN}`,
      },
      { title: 'among folders', path: () => '/upload/folders' },
      { title: 'in the tree of folders', path: () => '/upload/folder-structure' },
    ];

    beforeAll(async () => {
      await publish(ACTIVITY, await make(ACTIVITY, activity(other, HIDDEN)));
      const documentId = await make(STORY, story(other, HIDDEN));
      const path = `${entriesOf(STORY)}/${documentId}?${TRANSLATION}`;
      await asAdmin(server(), { method: 'put', path, body: { title: `${HIDDEN} en` } });
      const file = await othersFile();
      const fileInfo = { name: `${HIDDEN}.png` };
      await asAdmin(server(), { method: 'put', path: `/upload/files/${file}`, body: { fileInfo } });
      const body = { name: `${HIDDEN} folder`, parent: null };
      await asAdmin(server(), { method: 'post', path: '/upload/folders', body });
    });

    it.each(lists)('$title', async ({ path }) => {
      const call: PanelCall = { method: 'get', path: path() };
      const found = await ask(server(), editor.token, call);
      expect(found.status).toBe(200);
      expect(found.text).not.toContain(HIDDEN);
      const all = await ask(server(), await server().adminToken(), call);
      expect(all.text).toContain(HIDDEN);
    });

    it('when the role is given every field of partners', async () => {
      const { data: roles } = (await asAdmin(server(), { method: 'get', path: '/admin/roles' })) as {
        data: { id: number; code: string }[];
      };
      const id = roles.find(({ code }) => code === ROLES.partnerEditor)?.id;
      const path = `/admin/roles/${id}/permissions`;
      const { data } = (await asAdmin(server(), { method: 'get', path })) as {
        data: { action: string; subject: string; properties: object; conditions: string[] }[];
      };
      const kept = data.map(({ action, subject, properties, conditions }) => ({
        action,
        subject,
        properties,
        conditions,
      }));
      const widened = kept.map((permission) =>
        permission.subject === PARTNER
          ? {
              ...permission,
              properties: { fields: ['code', 'name', 'contactName', 'contactEmail', 'editors'] },
            }
          : permission,
      );
      await asAdmin(server(), { method: 'put', path, body: { permissions: widened } });
      for (const call of [
        listsOf(PARTNER),
        `${entriesOf(PARTNER)}/${other}`,
        listsOf('api::membership.membership'),
      ]) {
        const found = await ask(server(), editor.token, { method: 'get', path: call });
        expect(found.status).toBe(200);
        expect(found.text).not.toContain(HIDDEN);
      }
      await asAdmin(server(), { method: 'put', path, body: { permissions: kept } });
    });
  });

  describe('a regional coordinator', () => {
    let coordinator: PanelAccount;

    beforeAll(async () => {
      coordinator = await createAccount(server(), ROLES.regionalCoordinator);
      await linkAccount(server(), coordinator, REGION, await documentIdOf(server(), REGION, 'anhui'));
    });

    it("reads the entries of its region's partners, and nobody else's", async () => {
      const documentId = await make(ACTIVITY, activity(own, '本区域活动'));
      const read = (id: string) =>
        ask(server(), coordinator.token, { method: 'get', path: `${entriesOf(ACTIVITY)}/${id}` });
      expect((await read(documentId)).body.data).toMatchObject({ title: '本区域活动' });
      expectRefusal(await read(await othersActivity()), 404);
      const list = await ask(server(), coordinator.token, {
        method: 'get',
        path: `${entriesOf(ACTIVITY)}?pageSize=100`,
      });
      expect(list.text).toContain('本区域活动');
      expect(list.text).not.toContain(HIDDEN);
    });

    it('writes nothing', async () => {
      const documentId = await make(ACTIVITY, activity(own, '本区域活动'));
      const path = `${entriesOf(ACTIVITY)}/${documentId}`;
      for (const call of [
        { method: 'put', path, body: { title: '改' } },
        { method: 'delete', path },
        { method: 'post', path: entriesOf(ACTIVITY), body: activity(own, '新') },
      ] as const)
        expectRefusal(await ask(server(), coordinator.token, call), 403);
    });
  });

  describe('enters for programmes', () => {
    it('only those that its partner is a member of in that month', async () => {
      const stranger = await make(PROGRAMME, {
        code: `s_${some()}`,
        name: '没有参与的项目',
        startMonth: '2020-01',
        basis: 'month',
        summaryTemplate: '{month}',
        storyGrouping: 'partner',
        dueDay: 5,
      });
      const enter = (startDate: string) =>
        ask(server(), editor.token, {
          method: 'post',
          path: entriesOf(ACTIVITY),
          body: activity(own, '越界', {
            startDate,
            programme: { connect: [{ documentId: stranger }] },
          }),
        });
      const refused = await enter(DAY);
      expectRefusal(refused, 400);
      expect(refused.text).toContain('没有参与的项目');
      const picker = () =>
        ask(server(), editor.token, {
          method: 'get',
          path: `/content-manager/relations/${ACTIVITY}/programme?id=&pageSize=10&_q=&page=1`,
        });
      expect((await picker()).text).not.toContain(stranger);

      await make('api::membership.membership', {
        partner: { connect: [{ documentId: own }] },
        programme: { connect: [{ documentId: stranger }] },
        fromMonth: MONTH,
        toMonth: MONTH,
      });
      expect((await picker()).text).toContain(stranger);
      const entered = await enter(DAY);
      expect({ status: entered.status, text: entered.text }).toMatchObject({ status: 201 });
      expectRefusal(await enter('2021-06-01'), 400);
    });

    it('and its own partners are all that a picker offers', async () => {
      const picked = await ask(server(), editor.token, {
        method: 'get',
        path: `/content-manager/relations/${STORY}/partner?id=&pageSize=10&_q=&page=1`,
      });
      expect((picked.body as { results: { documentId: string }[] }).results).toEqual([
        expect.objectContaining({ documentId: own }),
      ]);
    });
  });

  describe('an account that is linked to nothing', () => {
    it.each([ROLES.partnerEditor, ROLES.regionalCoordinator, ROLES.secretariat])(
      'sees nothing, as %s',
      async (role) => {
        const nobody = await createAccount(server(), role);
        for (const uid of [
          ACTIVITY,
          STORY,
          PARTNER,
          PROGRAMME,
          REGION,
          COMMUNITY,
          'api::membership.membership',
        ]) {
          const list = await ask(server(), nobody.token, { method: 'get', path: entriesOf(uid) });
          expect({ uid, status: list.status, results: list.body.results }).toEqual({
            uid,
            status: 200,
            results: [],
          });
        }
        const files = await ask(server(), nobody.token, { method: 'get', path: '/upload/files' });
        expect(files.body.results).toEqual([]);
        const months = await ask(server(), nobody.token, { method: 'get', path: '/monthly-report/months' });
        expect(months.body).toEqual({ data: [], meta: { linked: false } });
        const submissions = await ask(server(), nobody.token, {
          method: 'get',
          path: '/monthly-report/submissions/2020-12',
        });
        expect(submissions.body.data).toEqual([]);
      },
    );
  });

  describe('reads of colleagues their names', () => {
    it('and no address or login name, in any list of any role', async () => {
      const linked = [editor, await createAccount(server(), ROLES.networkSecretariat)];
      for (const { token } of linked) {
        for (const path of [
          `${entriesOf(ACTIVITY)}?pageSize=100`,
          `${entriesOf(PARTNER)}?pageSize=100`,
          `${entriesOf(COMMUNITY)}?pageSize=100`,
          '/upload/files?pageSize=100',
          '/upload/folders',
          '/content-manager/homepage/recent-documents?action=update',
        ]) {
          const { status, text } = await ask(server(), token, { method: 'get', path });
          expect({ path, status }).toEqual({ path, status: 200 });
          expect(text).not.toContain(server().admin.email);
          expect(text).not.toContain('"username"');
        }
      }
    });
  });

  describe('a member of the secretariat', () => {
    let member: PanelAccount;
    let foreignProgramme: string;

    const foreign = () =>
      make(ACTIVITY, {
        ...activity(other, SECRET),
        programme: { connect: [{ documentId: foreignProgramme }] },
      });

    beforeAll(async () => {
      member = await createAccount(server(), ROLES.secretariat);
      await linkAccount(server(), member, PROGRAMME, programme);
      foreignProgramme = await documentIdOf(server(), PROGRAMME, 'yicang');
    });

    it('reads, changes and publishes the entries of its programmes, of whatever partner', async () => {
      const documentId = await othersActivity();
      const path = `${entriesOf(ACTIVITY)}/${documentId}`;
      const changed = await ask(server(), member.token, { method: 'put', path, body: { sessions: 3 } });
      expect({ status: changed.status, text: changed.text }).toMatchObject({ status: 200 });
      const published = await ask(server(), member.token, {
        method: 'post',
        path: `${path}/actions/publish`,
        body: {},
      });
      expect({ status: published.status, text: published.text }).toMatchObject({ status: 200 });
    });

    it('is refused those of other programmes, and hands nothing to them', async () => {
      const path = `${entriesOf(ACTIVITY)}/${await foreign()}`;
      for (const call of [
        { method: 'get', path },
        { method: 'put', path, body: { sessions: 9 } },
        { method: 'delete', path },
        { method: 'post', path: `${path}/actions/publish`, body: {} },
      ] as const)
        expectRefusal(await ask(server(), member.token, call), 404);
      const ours = `${entriesOf(ACTIVITY)}/${await othersActivity()}`;
      const body = { programme: { connect: [{ documentId: foreignProgramme }] } };
      expectRefusal(await ask(server(), member.token, { method: 'put', path: ours, body }), 403);
    });

    it('links nobody to a programme or a partner, itself least of all', async () => {
      const programmes = `${entriesOf(PROGRAMME)}/${foreignProgramme}`;
      const body = { secretariatUsers: { connect: [{ id: member.id }] } };
      // A setting of the panel decides whether the role may write the field at all.
      await ask(server(), member.token, { method: 'put', path: programmes, body });
      expectRefusal(
        await ask(server(), member.token, {
          method: 'get',
          path: `${entriesOf(ACTIVITY)}/${await foreign()}`,
        }),
        404,
      );
    });

    it('reads the contacts of the members of its programmes, and changes no partner', async () => {
      const path = `${entriesOf(PARTNER)}/${other}`;
      const read = await ask(server(), member.token, { method: 'get', path });
      expect(read.body.data).toMatchObject({ contactName: HIDDEN });
      const stranger = await make(PARTNER, {
        code: `p-${some()}`,
        name: '不参与的机构',
        contactName: `${HIDDEN}-stranger`,
      });
      const unknown = await ask(server(), member.token, {
        method: 'get',
        path: `${entriesOf(PARTNER)}/${stranger}`,
      });
      expect(unknown.status).toBe(200);
      expect(unknown.text).not.toContain(HIDDEN);
      const body = { nameEn: 'A partner' };
      expectRefusal(await ask(server(), member.token, { method: 'put', path, body }), 403);
    });

    it('changes the words of its programme, and nothing of another or of what the network keeps', async () => {
      const ours = `${entriesOf(PROGRAMME)}/${programme}`;
      const changed = await ask(server(), member.token, { method: 'put', path: ours, body: { dueDay: 6 } });
      expect({ status: changed.status, text: changed.text }).toMatchObject({ status: 200 });
      const membership = (partner: string, of: string) => ({
        partner: { connect: [{ documentId: partner }] },
        programme: { connect: [{ documentId: of }] },
        fromMonth: '2021-01',
      });
      const MEMBERSHIP = 'api::membership.membership';
      const foreignMembership = await make(MEMBERSHIP, membership(own, foreignProgramme));
      const [region, indicator] = ['api::region.region', 'api::indicator.indicator'];
      const calls: PanelCall[] = [
        { method: 'put', path: `${entriesOf(PROGRAMME)}/${foreignProgramme}`, body: { dueDay: 7 } },
        { method: 'post', path: entriesOf(MEMBERSHIP), body: membership(other, foreignProgramme) },
        {
          method: 'put',
          path: `${entriesOf(MEMBERSHIP)}/${foreignMembership}`,
          body: { toMonth: '2021-12' },
        },
        { method: 'delete', path: `${entriesOf(MEMBERSHIP)}/${foreignMembership}` },
        { method: 'post', path: entriesOf(PARTNER), body: { code: `p-${some()}`, name: '新机构' } },
        { method: 'post', path: entriesOf(region), body: { code: `r-${some()}`, name: '新区域' } },
        {
          method: 'put',
          path: `${entriesOf(indicator)}/${await documentIdOf(server(), indicator, 'participants')}`,
          body: { labelEn: 'Changed' },
        },
        { method: 'post', path: '/monthly-report/months/2021-03/begin-review', body: {} },
        { method: 'post', path: '/monthly-report/months/2021-03/publish', body: {} },
        { method: 'post', path: '/monthly-report/months/2020-12/reopen', body: { reason: '更正' } },
      ];
      for (const call of calls) expectRefusal(await ask(server(), member.token, call), 403);
    });

    it('sees of what is compiled its own programmes', async () => {
      const totals = await ask(server(), member.token, {
        method: 'get',
        path: '/monthly-report/totals/2020-12',
      });
      const { programmes } = (totals.body as { data: { programmes: { code: string }[] } }).data;
      expect(programmes.map(({ code }) => code)).toEqual(['zero_waste']);
      const preview = await ask(server(), member.token, {
        method: 'get',
        path: '/monthly-report/preview/2020-12.html',
      });
      expect(preview.status).toBe(200);
      const whole = await ask(server(), await server().adminToken(), {
        method: 'get',
        path: '/monthly-report/preview/2020-12.html',
      });
      const { data } = await asAdmin(server(), {
        method: 'get',
        path: `${entriesOf(PROGRAMME)}/${foreignProgramme}`,
      });
      const { name } = data as { name: string };
      expect(whole.text).toContain(name);
      expect(preview.text).not.toContain(name);
    });
  });
});
