/** The limits of one query, judged in the form in which it was sent. */
import fc from 'fast-check';
import qs from 'qs';

import {
  judgeQuery,
  type Accepted,
} from '../../src/plugins/monthly-report/server/src/http/gates/query/judge';
import {
  LIMITS,
  sentenceOf,
  type LimitName,
} from '../../src/plugins/monthly-report/server/src/http/gates/query/limits';
import { asPopulateObject } from '../../src/plugins/monthly-report/server/src/http/gates/query/populate';
import {
  queryOfContentApi,
  queryOfPanel,
} from '../../src/plugins/monthly-report/server/src/http/gates/query/routes';
import type { Uses } from '../../src/plugins/monthly-report/server/src/http/gates/query/uses';
import { contentTypeOf } from '../../src/plugins/monthly-report/server/src/content-model';
import { FILE, UID } from '../../src/plugins/monthly-report/server/src/uids';
import { contentSchema } from '../helpers/content-schemas';

/** The query as Strapi reads it. */
const parse = (text: string) =>
  qs.parse(text, { strictNullHandling: true, arrayLimit: 100, depth: 20 }) as Record<string, unknown>;

const READING = {
  schemaOf: contentSchema,
  mayPass: (uid: string) => contentTypeOf(uid) !== null || uid === FILE,
};

const list = (uid: string) => queryOfContentApi('GET', 'GET /list', 'x.find', uid);

function judge(text: string, uid: string = UID.story, accepted: Accepted = list(uid)): Uses {
  const uses = judgeQuery({ text, query: parse(text) }, accepted, contentSchema(uid), READING);
  if (uses === null) throw new Error('Nothing was judged.');
  return uses;
}

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('&');

const condition = (index: number) => `filters[$and][${index}][order]=${index}`;
const text = (index: number) => `filters[$and][${index}][title][$contains]=${index}`;
const related = (index: number) => `filters[$or][${index}][partner][code]=a`;

/** For each limit, a query that just keeps it and one that breaks it. */
const EDGES: Readonly<Record<LimitName, readonly [string, string, string]>> = {
  bytes: [
    UID.story,
    `filters[title]=${'a'.repeat(LIMITS.bytes.most - 'filters[title]='.length)}`,
    `filters[title]=${'a'.repeat(LIMITS.bytes.most)}`,
  ],
  parameters: [
    UID.story,
    `${times(100, () => 'fields=title')}&${times(LIMITS.parameters.most - 100, () => 'locale=en')}`,
    times(LIMITS.parameters.most + 1, () => 'fields=title'),
  ],
  levels: [
    UID.progressUpdate,
    'populate=localizations.parent.programme.indicators',
    'populate=localizations.parent.programme.indicators.parts',
  ],
  sameRelation: [UID.programme, 'populate=indicators.parts', 'populate=indicators.parts.parts'],
  relations: [
    UID.story,
    `populate=*&${times(2, (index) => `filters[$or][${index}][partner][code]=a`)}`,
    `populate=${[
      'programme.indicators.parts',
      'partner.region,partner.logo',
      'communities,photos.file,videoLinks',
      'activity.programme.indicators.parts',
      'activity.partner.region,activity.partner.logo',
      'activity.communities,activity.activityType,activity.photos.file',
      'localizations.programme.indicators',
    ].join(',')}`,
  ],
  joinedRelations: [
    UID.story,
    `${times(LIMITS.joinedRelations.most - 2, related)}&sort=partner.name`,
    `${times(LIMITS.joinedRelations.most - 1, related)}&sort=partner.name`,
  ],
  joinedRelationsInPanel: [
    UID.story,
    `${times(LIMITS.joinedRelationsInPanel.most - 2, related)}&sort=partner.name`,
    `${times(LIMITS.joinedRelationsInPanel.most - 1, related)}&sort=partner.name`,
  ],
  costlyParts: [UID.story, '_q=a&filters[partner][code]=a', '_q=a&filters[communities][code]=a'],
  costlyPartsInPanel: [
    UID.story,
    'plugins[i18n][locale]=en&_q=a&sort=partner.name:ASC',
    'plugins[i18n][locale]=en&_q=a&sort=partner.name:ASC&filters[communities][code]=a',
  ],
  sortedRelations: [UID.story, 'sort=partner.name', 'sort=partner.region.name'],
  conditions: [
    UID.story,
    times(LIMITS.conditions.most, condition),
    times(LIMITS.conditions.most + 1, condition),
  ],
  textConditions: [
    UID.story,
    times(LIMITS.textConditions.most, text),
    `${times(LIMITS.textConditions.most, text)}&_q=a`,
  ],
  joinsAndTexts: [
    UID.story,
    `${times(LIMITS.joinsAndTexts.most - 2, text)}&sort=partner.name`,
    `${times(LIMITS.joinsAndTexts.most - 1, text)}&sort=partner.name`,
  ],
  values: [
    UID.story,
    times(LIMITS.values.most, (index) => `filters[order][$in][${index}]=1`),
    times(LIMITS.values.most + 1, () => 'filters[order][$in][]=1'),
  ],
  sortKeys: [UID.story, 'sort=title,slug,order,id,locale', 'sort=title,slug,order,id,locale,occurredOn'],
  pageSize: [UID.story, 'pagination[pageSize]=100', 'pagination[limit]=101'],
  skipped: [UID.story, 'pagination[start]=1000000000', 'pagination[page]=1000000001'],
};

describe('a limit', () => {
  it.each(Object.entries(EDGES))(
    '%s lets pass what keeps it and refuses the rest with its sentence',
    (name, edge) => {
      const [uid, within, beyond] = edge;
      const panel = queryOfPanel('GET content-manager/collection-types/:model');
      const accepts = name.endsWith('InPanel') ? panel : list(uid);
      expect(() => judge(within, uid, accepts)).not.toThrow();
      expect(() => judge(beyond, uid, accepts)).toThrow(sentenceOf(name as LimitName));
      expect(sentenceOf(name as LimitName)).toContain(String(LIMITS[name as LimitName].most));
    },
  );

  it('counts "*" as all that it stands for', () => {
    const all = ['programme', 'partner', 'communities', 'activity', 'photos', 'videoLinks', 'localizations'];
    expect(judge('populate=*').relations.map((path) => path.at(-1)?.name)).toEqual(all);
    expect(() => judge('populate[activity][populate]=*&populate[programme][populate]=*')).not.toThrow();
    expect(() =>
      judge(
        `${times(4, (index) => `filters[$or][${index}][partner][code]=a`)}&populate[activity][populate][programme][populate]=*&populate[activity][populate][partner][populate]=*&populate[localizations][populate]=partner.region,partner.logo,communities,photos.file,videoLinks,programme.indicators.parts`,
      ),
    ).toThrow(sentenceOf('relations'));
  });

  it('counts a relation to several entries twice', () => {
    expect(() => judge('filters[communities][code]=a&filters[partner][code]=b')).not.toThrow();
    expect(() =>
      judge('filters[communities][code]=a&filters[partner][code]=b&filters[programme][code]=c'),
    ).toThrow(sentenceOf('joinedRelations'));
  });

  it('takes no order by a relation to several entries', () => {
    expect(() => judge('sort=communities.name')).toThrow(sentenceOf('sortedRelations'));
  });

  it('holds below populate as well', () => {
    const inside = (query: string) => query.replaceAll('filters', 'populate[localizations][filters]');
    expect(() => judge(inside(times(20, condition)))).not.toThrow();
    expect(() => judge(inside(times(21, condition)))).toThrow(sentenceOf('conditions'));
    expect(() => judge(inside(times(6, text)))).toThrow(sentenceOf('textConditions'));
    expect(() => judge(`${times(3, text)}&${inside(times(3, text))}`)).toThrow(sentenceOf('textConditions'));
  });

  it('is judged quickly, however long the path', () => {
    const path = 'localizations'.concat('.localizations'.repeat(280));
    for (const query of [`populate=${path}`, `populate[0]=${path}`, `sort=${path}.title`]) {
      expect(() => judge(query)).toThrow(sentenceOf('sameRelation'));
    }
  });
});

describe('all ways to write the same query', () => {
  const PATHS = [
    ['programme'],
    ['programme', 'indicators'],
    ['programme', 'indicators', 'parts'],
    ['partner'],
    ['partner', 'region'],
    ['communities'],
    ['activity', 'programme'],
    ['photos', 'file'],
    ['localizations', 'partner', 'region'],
  ];
  const paths = fc.uniqueArray(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 6 });
  const namesOf = ({ relations }: Uses) =>
    relations.map((path) => path.map(({ name }) => name).join('.')).sort();

  it('populate: comma-separated, a list and brackets use the same relations', () => {
    fc.assert(
      fc.property(paths, (wanted) => {
        const dotted = wanted.map((path) => path.join('.'));
        const commas = `populate=${dotted.join(',')}`;
        const listed = times(dotted.length, (index) => `populate[${index}]=${dotted[index]}`);
        const bracketed = wanted
          .map((path) => `populate${path.map((name) => `[${name}]`).join('[populate]')}`)
          .filter((key, _index, keys) => !keys.some((other) => other !== key && other.startsWith(`${key}[`)))
          .map((key) => `${key}=true`)
          .join('&');
        expect(namesOf(judge(listed))).toEqual(namesOf(judge(commas)));
        expect(namesOf(judge(bracketed))).toEqual(namesOf(judge(commas)));
      }),
    );
  });

  it('sort: a text, a list and brackets sort by the same', () => {
    const keys = fc.uniqueArray(fc.constantFrom(['title'], ['order'], ['partner', 'name'], ['slug']), {
      minLength: 1,
    });
    const usesOf = ({ sorts }: Uses) =>
      sorts.map(({ path, name }) => [...path.map((step) => step.name), name]);
    fc.assert(
      fc.property(keys, (wanted) => {
        const dotted = wanted.map((path) => `${path.join('.')}:desc`);
        const one = usesOf(judge(`sort=${dotted.join(',')}`));
        expect(one).toEqual(wanted);
        expect(usesOf(judge(times(dotted.length, (index) => `sort[${index}]=${dotted[index]}`)))).toEqual(
          one,
        );
        const bracketed = (index: number) =>
          `sort[${index}]${(wanted[index] ?? []).map((name) => `[${name}]`).join('')}=desc`;
        expect(usesOf(judge(times(wanted.length, bracketed)))).toEqual(one);
      }),
    );
  });

  it('filters: a value, $eq, and a group of one have the same conditions', () => {
    const fields = fc.constantFrom('title', 'partner][code', 'activity][partner][region][code');
    const shape = ({ conditions }: Uses) =>
      conditions.map(({ path, name, operator }) => [...path.map((step) => step.name), name, operator]);
    fc.assert(
      fc.property(fields, (field) => {
        const plain = shape(judge(`filters[${field}]=a`));
        for (const other of ['$eq', '$in][0', '$in][']) {
          const [uses] = shape(judge(`filters[${field}][${other}]=a`));
          expect(uses?.slice(0, -1)).toEqual(plain[0]?.slice(0, -1));
        }
        expect(shape(judge(`filters[$and][0][${field}]=a`))).toEqual(plain);
        expect(shape(judge(`filters[$not][${field}]=a`))).toEqual(plain);
      }),
    );
  });

  it('populate as an object is left as it is, and a path becomes one', () => {
    expect(JSON.parse(JSON.stringify(asPopulateObject('a.b,a.c,d', [])))).toEqual({
      a: { populate: { b: true, c: true } },
      d: true,
    });
    expect(JSON.parse(JSON.stringify(asPopulateObject(['*', 'a.b'], ['a', 'e'])))).toEqual({
      a: { populate: { b: true } },
      e: true,
    });
  });
});

describe('a query', () => {
  it.each([
    '',
    'filters[startDate]=2020-12-15&populate[partner][fields]=code,name',
    'filters[sessions][$between][0]=1&filters[sessions][$between][1]=2',
    'filters[title][$not][$eq]=y&filters[title][$contains]=x',
    'filters[sessions][$null]=true',
    'filters[programme]=3',
    'filters[programme][$in][0]=3&filters[programme][$in][1]=4',
    'filters[partner][region][code]=anhui',
    'filters[$or][0][sessions]=3&filters[$or][1][title]=x',
    'sort=title:desc,programme.code',
    'sort[programme][code]=asc',
    'sort[]=&sort=',
    'populate=',
    'populate[programme][filters][code]=x&populate[programme][fields][0]=code',
    'fields[0]=title&fields[1]=sessions&pagination[start]=0&locale=en&_q=x',
    'pagination[page]=2&pagination[pageSize]=100&pagination[withCount]=false',
  ])('%s passes', (query) => {
    expect(() => judge(query, UID.activity)).not.toThrow();
  });

  it.each([
    'colour=red',
    'publicationFilter=modified',
    'hasPublishedVersion=true',
    'pageSize=5',
    'filters=x',
    'filters[]=x',
    'filters[$and]=x',
    'filters[$and][title]=x',
    'filters[$or][]=x',
    'filters[$eq]=1',
    'filters[nothing]=x',
    'filters[title][nested]=x',
    'filters[title][$jsonSupersetOf]=x',
    'filters[title][$eq][$ne]=x',
    'filters[title][$or][0]=x',
    'filters[sessions]=many',
    'filters[sessions]=1e400',
    'filters[id][$between]=1',
    'filters[programme][$eq]=5&filters[programme][code]=x',
    'filters[programme][$gt]=5&filters[programme][$lt]=9',
    'filters[programme][$not][code]=x',
    'filters[programme][$and]=x',
    'filters[createdBy][email]=x',
    'filters[photos][file][related][title]=x',
    'filters[title]=a%00b',
    'sort=nothing',
    'sort=title.code',
    'sort=programme',
    'sort=programme[code].name',
    'sort[0]=title&sort[1][code]=asc',
    'sort[title]=upwards',
    'sort=.title',
    'fields=nothing',
    'fields=constructor',
    'fields[0]=__proto__',
    'fields[a]=title',
    'fields=programme',
    'populate=nothing',
    'populate=title',
    'populate=createdBy',
    'populate=photos.file.folder',
    'populate=photos.file.related',
    'populate[programme]=name',
    'populate[programme][limit]=5',
    'populate[programme][filters]=x',
    'populate[programme][populate][nothing]=true',
    'pagination[page]=x',
    'pagination[pageSize]=-1',
    'pagination[size]=5',
    'pagination=5',
    'locale[a]=b',
    '_q[]=x',
  ])('%s is refused with a sentence that says what is accepted', (query) => {
    expect(() => judge(query, UID.activity)).toThrow(/^".+" is malformed; accepted: .+\.$/);
  });

  it('may lead to no type without a row in the content model', () => {
    const activity = contentSchema(UID.activity);
    const later = { type: 'relation', relation: 'manyToOne', target: 'api::later.later' };
    const schema = { ...activity, attributes: { ...activity.attributes, later } };
    for (const query of ['populate=later', 'filters[later][name]=x', 'sort=later.name'])
      expect(() =>
        judgeQuery({ text: query, query: parse(query) }, list(UID.activity), schema, READING),
      ).toThrow('"later" is malformed');
  });

  it('of one entry has no pages, and of a write no filters', () => {
    const entry = queryOfContentApi('GET', 'GET /x/:id', 'x.findOne', UID.story);
    const write = queryOfContentApi('POST', 'POST /x', 'x.create', UID.story);
    expect(() => judge('populate=partner&locale=en', UID.story, entry)).not.toThrow();
    expect(() => judge('pagination[page]=1', UID.story, entry)).toThrow('"pagination"');
    expect(() => judge('status=draft&populate=partner', UID.story, write)).not.toThrow();
    expect(() => judge('filters[title]=x', UID.story, write)).toThrow('"filters"');
  });

  it('of a route without entries is flat', () => {
    const flat = queryOfContentApi(
      'GET',
      'GET users-permissions/auth/:provider/callback',
      'auth.callback',
      null,
    );
    const ask = (query: string) => judgeQuery({ text: query, query: parse(query) }, flat, null, READING);
    expect(() => ask('code=1&state=2')).not.toThrow();
    for (const query of ['populate=role', 'filters[a]=b', 'a[b]=c'])
      expect(() => ask(query)).toThrow('malformed');
  });
});

/** Queries of the panel that the browser suite recorded. */
describe('a query of the panel', () => {
  it.each([
    [
      'GET content-manager/collection-types/:model',
      UID.activity,
      'page=1&pageSize=50&sort=startDate:DESC&_q=社区',
    ],
    [
      'GET content-manager/collection-types/:model',
      UID.story,
      'page=1&pageSize=20&sort=reportMonth:DESC&locale=zh-Hans',
    ],
    [
      'GET content-manager/collection-types/:model',
      UID.story,
      'sort=status:ASC&filters[$and][0][__status][$eq]=draft',
    ],
    ['GET content-manager/collection-types/:model/:id', UID.story, 'locale=zh-Hans'],
    ['POST content-manager/collection-types/:model', UID.story, 'plugins[i18n][locale]=en'],
    [
      'GET upload/files',
      FILE,
      'sort=updatedAt:DESC&page=1&pageSize=20&filters[$and][0][folder][id][$null]=true',
    ],
    ['GET upload/files', FILE, 'pageSize=1&filters[$and][0][folder][id][$null]=true'],
    [
      'GET upload/folders',
      'plugin::upload.folder',
      'sort=name:ASC&populate[parent]=true&filters[$and][0][parent][id][$null]=true',
    ],
    ['GET upload/folders', 'plugin::upload.folder', 'pagination[pageSize]=-1&filters[$and][0][parent][id]=5'],
    ['GET upload/folders/:id', 'plugin::upload.folder', 'populate[parent][populate][parent]=*'],
  ])('%s of %s?%s passes', (route, uid, query) => {
    const accepts = queryOfPanel(route);
    const reading = { schemaOf: contentSchema, mayPass: () => true, alsoNamed: accepts.alsoNamed };
    const sent = { text: query, query: parse(query) };
    expect(() => judgeQuery(sent, accepts, contentSchema(uid), reading)).not.toThrow();
  });

  it.each([
    ['GET content-manager/relations/:model/:targetField', 'id=&pageSize=10&_q=&page=1'],
    ['GET content-manager/relations/:model/:targetField', 'idsToOmit[0]=a&idsToOmit[1]=b&page=1'],
    ['GET content-manager/relations/:model/:id/:targetField', 'locale=zh-Hans&pageSize=5&page=1'],
    ['GET content-manager/homepage/recent-documents', 'action=update'],
    ['GET content-manager/preview/url/:contentType', 'documentId=a&locale=&status=draft'],
  ])('%s?%s passes', (route, query) => {
    expect(() =>
      judgeQuery({ text: query, query: parse(query) }, queryOfPanel(route), null, READING),
    ).not.toThrow();
  });

  it.each([
    ['GET content-manager/relations/:model/:targetField', 'sort=email'],
    ['GET content-manager/relations/:model/:targetField', 'filters[a]=b'],
    ['GET content-manager/relations/:model/:targetField', 'pageSize=1000'],
    ['GET content-manager/collection-types/:model', 'populate=*'],
    ['GET content-manager/collection-types/:model', 'pageSize=1000'],
    ['GET upload/folders', 'pagination[pageSize]=-2'],
    ['GET upload/folders/:id', 'populate[files]=true&sort=name'],
    ['GET admin/roles', 'populate=users'],
  ])('%s?%s is refused', (route, query) => {
    expect(() =>
      judgeQuery({ text: query, query: parse(query) }, queryOfPanel(route), null, READING),
    ).toThrow(/malformed|most/);
  });
});
