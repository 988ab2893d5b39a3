/**
 * Canaries: a unique string in everything that is not public, with the askers who may read it.
 * Runs inside the server before the first request. The schemas and the table of the content model
 * give the places, so that a new private field or a new type gets a canary by itself:
 *
 *  - private fields of every entry. Readers in the panel: roles with the right (`withPrivate`) and the
 *    owners of the entry (a partner also belongs to the programmes that it is a member of). Never readable
 *    by the Content API, with any token.
 *  - texts of drafts and of entries of months that are not public, with components. Readers: roles that the
 *    table lets read the entry (`all`, or `own` for their own), and tokens that preview.
 *  - texts of types that the public never reads (stated figures, records). Records have no rights in the
 *    table; RECORD_READERS gives the readers, by the plugin's pages.
 *  - e-mail addresses of accounts, and their fields that Strapi itself keeps private. Readers: super
 *    administrators, and the account itself.
 *  - names and captions of files that no public entry shows. Readers: askers who may read an entry that
 *    shows them, the network secretariat, and a full-access token.
 */
import { CONTENT_TYPES } from './content-model.mjs';
import { INSIDERS, PREVIEWERS } from './who.mjs';

export const MARK = /zqmark[0-9a-z]{5}q/g;
/** Looks like a mark, but is planted nowhere. */
export const UNPLANTED = 'zqmarkzzzzzq';

const DEFAULT_LOCALE = 'zh-Hans';
const FILE = 'plugin::upload.file';
const TEXTS = ['string', 'text', 'richtext', 'email', 'blocks', 'json'];
/** Texts of records that nothing parses; their other strings are times and codes. */
const TEXTS_OF_RECORDS = ['text', 'json'];
/** Exact decimals of targets, which are kept as text. */
const FIGURES_AS_TEXT = ['value', 'baseline'];
/** Strapi gives types without translations a private `locale`. */
const SET_BY_STRAPI = ['documentId', 'locale'];
/** A refusal by the database, or by the code that guards files. */
const LOCKED = /monthly_report_(locked|kept)|published and locked/;

/** For each type of record, the part of it that each role may see. */
const RECORD_READERS = {
  submission: {
    partnerEditor: 'own',
    regionalCoordinator: 'own',
    secretariat: 'own',
    networkSecretariat: 'all',
  },
  explanation: {
    partnerEditor: 'all',
    regionalCoordinator: 'all',
    secretariat: 'all',
    networkSecretariat: 'all',
  },
  // Everybody who works in a month may read why it was reopened.
  monthState: {
    partnerEditor: 'all',
    regionalCoordinator: 'all',
    secretariat: 'all',
    networkSecretariat: 'all',
  },
  trailEntry: { secretariat: 'own', networkSecretariat: 'all' },
};
/** The content type that links each of these roles. */
const LINKED_BY = { partnerEditor: 'partner', regionalCoordinator: 'region', secretariat: 'programme' };

/**
 * @param {object} strapi
 * @param {Record<string, { id: number, links: Record<string, string[]> }>} accounts by who; links: documentIds by kind of owner
 * @param {number} readerId of the visitor's account of users-permissions
 * @returns {Promise<{ marks: Record<string, { place: string, kind: string, readers: string[] }>, locked: number }>}
 */
export async function plantCanaries(strapi, accounts, readerId) {
  const marks = {};
  const mark = (kind, place, readers) => {
    const name = `zqmark${(Object.keys(marks).length + 1).toString(36).padStart(5, '0')}q`;
    marks[name] = { kind, place, readers };
    return name;
  };
  const files = new Map();
  const world = { strapi, accounts, mark, files, locked: 0, publicMonths: await publicMonthsOf(strapi) };
  for (const name of Object.keys(CONTENT_TYPES)) await plantType(world, name);
  await plantFiles(world);
  await plantAccounts(world, readerId);
  return { marks, locked: world.locked };
}

async function publicMonthsOf(strapi) {
  const published = await strapi.db
    .query(CONTENT_TYPES.report.uid)
    .findMany({ where: { publishedAt: { $notNull: true } } });
  return new Set(published.map(({ month }) => month));
}

const isRecord = (row) => Object.values(row.may).every((rights) => Object.keys(rights).length === 0);

/** Strings with free text: codes, addresses, parsed and unique strings are left out. */
const holdsAnything =
  (row) =>
  ([name, attribute]) =>
    (isRecord(row) ? TEXTS_OF_RECORDS : TEXTS).includes(attribute.type) &&
    attribute.customField === undefined &&
    attribute.regex === undefined &&
    !FIGURES_AS_TEXT.includes(name) &&
    attribute.unique !== true &&
    attribute.column?.unique !== true &&
    !SET_BY_STRAPI.includes(name);

const valueOf = (type, text) => {
  if (type === 'blocks') return [{ type: 'paragraph', children: [{ type: 'text', text }] }];
  if (type === 'email') return `${text}@example.org`;
  if (type === 'json') return { note: text };
  return text;
};

async function plantType(world, name) {
  const { strapi } = world;
  const row = CONTENT_TYPES[name];
  // The public reads revisions, and they stay for ever.
  if (name === 'revision') return;
  const schema = strapi.contentTypes[row.uid];
  const entries = await entriesOf(world, row, schema);
  for (const entry of entries) {
    const isPublic = isPublicEntry(world, row, entry);
    const open = isPublic ? [] : Object.entries(schema.attributes).filter(holdsAnything(row));
    const hidden = Object.entries(schema.attributes).filter(
      ([field, attribute]) =>
        attribute.private === true && TEXTS.includes(attribute.type) && !SET_BY_STRAPI.includes(field),
    );
    const readers = readersOf(world, name, entry, false);
    const data = {};
    for (const [field, { type }] of open.filter(([field]) => schema.attributes[field].private !== true)) {
      const kind = isRecord(row) ? 'record' : entry.isDraft ? 'draft' : 'not public';
      data[field] = valueOf(type, world.mark(kind, placeOf(row, entry, field), readers));
    }
    for (const [field, { type }] of hidden) {
      data[field] = valueOf(
        type,
        world.mark('private', placeOf(row, entry, field), readersOf(world, name, entry, true)),
      );
    }
    await write(world, row, entry, data);
    await plantComponents(world, row, schema, entry, { isPublic, readers });
  }
}

const placeOf = ({ uid }, entry, field) => `${uid} ${entry.row.documentId ?? entry.row.id} ${field}`;

/** Every row with its owners; a translation has the owners of its Chinese row. */
async function entriesOf({ strapi }, row, schema) {
  const populate = {};
  for (const field of Object.values(row.owners)) {
    if (field !== 'self') populate[field] = field === 'partner' ? { populate: { region: true } } : true;
  }
  for (const [field, { type, component }] of Object.entries(schema.attributes)) {
    if (type === 'component') populate[field] = { populate: mediaOf(strapi, component) };
  }
  const rows = await strapi.db.query(row.uid).findMany({ populate, orderBy: { id: 'asc' } });
  const byCode = new Map();
  for (const kind of ['programme', 'partner']) {
    for (const { code, documentId } of await strapi.db.query(CONTENT_TYPES[kind].uid).findMany()) {
      byCode.set(`${kind} ${code}`, documentId);
    }
  }
  const chinese = new Map(
    rows.filter(({ locale }) => !locale || locale === DEFAULT_LOCALE).map((one) => [one.documentId, one]),
  );
  const memberships = await strapi.db
    .query(CONTENT_TYPES.membership.uid)
    .findMany({ populate: { partner: true, programme: true } });
  return rows.map((one) => {
    const deciding = row.localised ? (chinese.get(one.documentId) ?? one) : one;
    const owners = { partner: new Set(), programme: new Set(), region: new Set() };
    for (const [kind, field] of Object.entries(row.owners)) {
      const owner = field === 'self' ? deciding : deciding[field];
      if (owner?.documentId) owners[kind].add(owner.documentId);
      if (kind === 'partner' && owner?.region?.documentId) owners.region.add(owner.region.documentId);
    }
    // The trail names the subject of a step by its code.
    for (const kind of ['programme', 'partner']) {
      if (typeof one[kind] === 'string') owners[kind].add(byCode.get(`${kind} ${one[kind]}`) ?? one[kind]);
    }
    // The secretariat of a programme may read the contacts of its members.
    if (row === CONTENT_TYPES.partner) {
      const own = memberships.filter(({ partner }) => partner?.documentId === one.documentId);
      for (const { programme } of own) if (programme) owners.programme.add(programme.documentId);
    }
    for (const joint of deciding.jointPartners ?? []) owners.partner.add(joint.documentId);
    const month = row.month === null ? null : (deciding[row.month.field]?.slice(0, 7) ?? null);
    return { row: one, owners, month, isDraft: row.drafts && !one.publishedAt };
  });
}

const mediaOf = (strapi, component) =>
  Object.fromEntries(
    Object.entries(strapi.components[component].attributes)
      .filter(([, { type }]) => type === 'media')
      .map(([field]) => [field, true]),
  );

function isPublicEntry({ publicMonths }, row, { isDraft, month }) {
  if (row.public === 'nothing') return row === CONTENT_TYPES.report && !isDraft;
  if (row.public === 'all') return true;
  return !isDraft && publicMonths.has(month);
}

const withoutIds = (row) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !['id', 'documentId'].includes(name)));

async function write(world, row, entry, data) {
  const { strapi } = world;
  if (Object.keys(data).length === 0) return;
  await unlessLocked(world, () =>
    row.lock === 'forever'
      ? strapi.db.query(row.uid).create({ data: { ...withoutIds(entry.row), ...data } })
      : strapi.db.query(row.uid).update({ where: { id: entry.row.id }, data }),
  );
}

/** Locked rows stay as they are: no canary is planted there, so no answer can contain it. */
async function unlessLocked(world, work) {
  try {
    await work();
  } catch (error) {
    if (!LOCKED.test(error.message)) throw error;
    world.locked += 1;
  }
}

/** The texts of an entry's components, and the files that it shows. */
async function plantComponents(world, row, schema, entry, { isPublic, readers }) {
  for (const [field, { type, component }] of Object.entries(schema.attributes)) {
    if (type !== 'component') continue;
    const { attributes } = world.strapi.components[component];
    for (const part of [entry.row[field] ?? []].flat()) {
      for (const [media, { type: kind }] of Object.entries(attributes)) {
        if (kind !== 'media' || !part[media]) continue;
        const known = world.files.get(part[media].id) ?? { isPublic: false, readers: new Set() };
        readers.forEach((who) => known.readers.add(who));
        world.files.set(part[media].id, { ...known, isPublic: known.isPublic || isPublic });
      }
      if (isPublic) continue;
      const data = {};
      for (const [name, attribute] of Object.entries(attributes).filter(holdsAnything(row))) {
        data[name] = valueOf(
          attribute.type,
          world.mark('draft', placeOf(row, entry, `${field}.${name}`), readers),
        );
      }
      await write(world, { uid: component }, { row: part }, data);
    }
  }
}

/** The askers who may read a text of the entry, or a private text of it. */
function readersOf({ accounts }, name, entry, isPrivate) {
  const row = CONTENT_TYPES[name];
  const insiders = Object.entries(INSIDERS).filter(([who, { role }]) => {
    if (role === null) return true;
    const rights = isRecord(row) ? { read: RECORD_READERS[name]?.[role] } : row.may[role];
    const reach = isPrivate && rights.read !== undefined && !rights.withPrivate ? 'own' : rights.read;
    // A record of a whole month is visible to every account that is linked to something.
    const isShared = isRecord(row) && Object.values(entry.owners).every(({ size }) => size === 0);
    const isLinkedAtAll = Object.values(accounts[who].links).flat().length > 0;
    const isOwn = (isShared && isLinkedAtAll) || isLinked(accounts[who], role, entry.owners);
    return reach === 'all' || (reach === 'own' && isOwn);
  });
  const outsiders = isPrivate ? [] : PREVIEWERS;
  return [...insiders.map(([who]) => who), ...outsiders];
}

const isLinked = ({ links }, role, owners) =>
  (links[LINKED_BY[role]] ?? []).some((documentId) => owners[LINKED_BY[role]].has(documentId));

const TEXTS_OF_FILES = ['name', 'alternativeText', 'caption'];

async function plantFiles(world) {
  const { strapi, files, accounts, mark } = world;
  const always = ['superAdmin', 'networkSecretariat', 'fullAccessToken'];
  const plant = (place, readers) =>
    Object.fromEntries(TEXTS_OF_FILES.map((field) => [field, mark('file', `${place} ${field}`, readers)]));
  for (const file of await strapi.db.query(FILE).findMany({ orderBy: { id: 'asc' } })) {
    const shown = files.get(file.id);
    if (shown === undefined || shown.isPublic) continue;
    const data = plant(`${FILE} ${file.id}`, [...new Set([...shown.readers, ...always])]);
    await unlessLocked(world, () => strapi.db.query(FILE).update({ where: { id: file.id }, data }));
  }
  const model = withoutIds(await strapi.db.query(FILE).findOne({ where: {} }));
  for (let number = 1; number <= 2; number += 1) {
    await strapi.db.query(FILE).create({
      data: {
        ...model,
        ...plant(`${FILE} shown nowhere ${number}`, always),
        hash: `shown_nowhere_${number}`,
        createdBy: accounts.superAdmin.id,
      },
    });
  }
}

async function plantAccounts({ strapi, accounts, mark }, readerId) {
  const privateTexts = (uid) =>
    Object.entries(strapi.contentTypes[uid].attributes)
      .filter(
        ([name, { type, private: isPrivate }]) =>
          isPrivate && type === 'string' && !['password', ...SET_BY_STRAPI].includes(name),
      )
      .map(([name]) => name);
  const planted = (uid, id, readers) =>
    Object.fromEntries(
      privateTexts(uid).map((name) => [name, mark('account', `${uid} ${id} ${name}`, readers)]),
    );
  const users = 'plugin::users-permissions.user';

  for (const { id } of await strapi.db.query('admin::user').findMany({ orderBy: { id: 'asc' } })) {
    const [who] = Object.entries(accounts).find(([, account]) => account.id === id) ?? [null];
    const readers = [...new Set(['superAdmin', ...(who === null ? [] : [who])])];
    const email = `${mark('account', `admin::user ${id} email`, readers)}@example.org`;
    // Tokens that reset a password are readable for no other account, and not for the account itself.
    const secrets = planted('admin::user', id, ['superAdmin']);
    await strapi.db.query('admin::user').update({ where: { id }, data: { email, ...secrets } });
  }
  for (const { id } of await strapi.db.query(users).findMany({ orderBy: { id: 'asc' } })) {
    const readers = [
      ...(id === readerId ? ['reader'] : []),
      'readOnlyToken',
      'fullAccessToken',
      'superAdmin',
    ];
    const email = `${mark('account', `${users} ${id} email`, readers)}@example.org`;
    await strapi.db.query(users).update({ where: { id }, data: { email, ...planted(users, id, []) } });
  }
}
