/**
 * Requests made by a seed: partly sensible ones from the OpenAPI document, from the other routes of
 * the server, and from the recorded requests of the panel; then one to three odd things in each.
 * The seed and the number of a request make it again.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { randomFrom } from '../random.mjs';
import { bodyOfSchema, bodyOfType, form, oddJson } from './bodies.mjs';
import { encoded, odd } from './odd.mjs';
import { pair, plainQueryAbout, queryAbout } from './queries.mjs';
import { EVERYBODY, INSIDERS, OUTSIDERS } from './who.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const RECORDED = path.join(ROOT, 'tests', 'api', 'permission-matrix', 'recorded');
const MONTHS = ['2020-12', '2021-01', '2021-02', '2021-03', '2031-01'];
const EXTENSIONS = ['', '', '', '', '.json', '.html', '.md', '.docx', '.pdf', '.xlsx', '.exe'];
const BODIED = ['POST', 'PUT', 'PATCH'];
/** The askers with all rights; their changes come last in a batch. */
const MASTERS = ['superAdmin', 'fullAccessToken'];
const MOST_BYTES = 200_000;

/**
 * The open world of requests.
 * @param {object} world the answer to the server's `prepare`
 * @param {object} openapi the document
 */
export function requestsOf(world, openapi) {
  const known = {
    ...world,
    uids: Object.keys(world.schemas),
    someNames: [...MONTHS, 'zero_waste', 'yicang', 'shanshui', 'participants', 'hefei'],
    component: (reference) =>
      reference
        .split('/')
        .slice(1)
        .reduce((at, name) => at?.[name], openapi),
  };
  const described = describedBy(openapi, known);
  const addresses = new Set(
    described.map(({ method, pattern }) => `${method} ${pattern.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  const others = world.routes
    .filter((route) => !addresses.has(route))
    .map((route) => templateOf(route, known));
  const pools = {
    // The document, and the server's other routes outside the panel.
    openapi: [...described, ...others.filter(({ pattern }) => isOutside(pattern))],
    panel: [...recorded(known), ...others.filter(({ pattern }) => !isOutside(pattern))],
  };
  return {
    sizes: { described: described.length, recorded: recorded(known).length, routes: others.length },
    make(source, seed, number) {
      const random = randomFrom(Math.imul(seed, 1_000_003) + number + (source === 'panel' ? 500_000_000 : 0));
      return { source, number, ...oddly(random, known, random.pick(pools[source]), source) };
    },
  };
}

const isOutside = (pattern) => /^\/(api|reports|uploads|_health|openapi)\b|^\/$|^\/\(/.test(pattern);

const uidOfPlural = ({ schemas }, pattern) => {
  const [, plural] = /^\/api\/([a-z-]+)/.exec(pattern) ?? [];
  return (
    Object.values(schemas).find((schema) => schema.plural === plural && schema.uid.startsWith('api::'))
      ?.uid ?? null
  );
};

function describedBy({ paths }, known) {
  return Object.entries(paths).flatMap(([address, operations]) =>
    Object.entries(operations)
      .filter(([method]) => /^(get|post|put|delete|patch)$/.test(method))
      .map(([method, { parameters = [], requestBody }]) => {
        const pattern = address.startsWith('/reports') ? address : `/api${address}`;
        return {
          method: method.toUpperCase(),
          pattern,
          uid: uidOfPlural(known, pattern),
          parameters: parameters.filter((parameter) => parameter.in === 'query'),
          schema: requestBody?.content?.['application/json']?.schema,
        };
      }),
  );
}

function templateOf(route, known) {
  const [method, pattern] = route.split(' ');
  return { method, pattern, uid: uidOfPlural(known, pattern), parameters: [] };
}

/** The requests of the panel that the browser suite recorded (tests/proof/panel/recorded.mjs explains the files). */
function recorded() {
  if (!fs.existsSync(RECORDED)) return [];
  return fs
    .readdirSync(RECORDED)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(fs.readFileSync(path.join(RECORDED, name), 'utf8')).requests)
    .map(({ method, path: pattern, query }) => ({
      method,
      pattern,
      query: Object.entries(query).map(([key, value]) => escaped(`${key}=${value}`)),
      isRecorded: true,
      parameters: [],
      uid: null,
    }));
}

/** The recorded form is readable; the sent form escapes every odd character. */
const escaped = (text) =>
  text.replaceAll(/[^\u0021-\u007e]|#/gu, (character) => encodeURIComponent(character));

/** Fills the placeholders of a recorded text: for an entry, a row or a moment. */
const ofThisWorld = (random, world, model, text) =>
  text
    .replaceAll('{documentId}', () => {
      const { documentIds } = world.names[model] ?? { documentIds: [] };
      return documentIds.length === 0 ? 'none' : random.pick(documentIds);
    })
    .replaceAll('{id}', () => String(1 + random.below(50)))
    .replaceAll('{time}', '2021-03-01T00:00:00.000Z');

/** A recorded query, sometimes with one other value. */
const recordedQuery = (random, world, model, query, isPlain) =>
  query.map((one) => {
    const [key] = one.split('=');
    return !isPlain && random.oneIn(4) ? pair(key, odd.text(random)) : ofThisWorld(random, world, model, one);
  });

function oddly(random, world, template, source) {
  const who = pickWho(random, source, template);
  const model = template.uid ?? random.pick(Object.keys(world.names).filter((name) => name !== 'files'));
  // Every second one is like that of a careful client: an immediate refusal would test nothing.
  const isPlain = random.oneIn(2);
  const about = isPlain ? plainQueryAbout : queryAbout;
  let method = template.method;
  let address = fill(random, world, template.pattern, model, isPlain);
  const named = modelIn(address) ?? model;
  address = ofThisWorld(random, world, named, address);
  const query = [
    ...recordedQuery(random, world, named, template.query ?? [], isPlain),
    ...(isPlain ? [] : plainQuery(random, world, template)),
  ];
  if (template.isRecorded) {
    if (!isPlain && random.oneIn(2)) query.push(pair(encoded(odd.key(random)), odd.text(random)));
  } else if (template.uid !== null || /:model|content-manager|upload|users/.test(template.pattern)) {
    query.push(...about(random, world, template.uid ?? modelIn(address) ?? 'plugin::upload.file'));
  } else if (!isPlain && random.oneIn(3)) query.push(...queryAbout(random, world, model));
  const headers = {};
  let body = BODIED.includes(method)
    ? bodyOf(random, world, template, modelIn(address) ?? model, headers)
    : null;

  for (let count = isPlain ? 0 : random.below(3); count > 0; count -= 1) {
    switch (random.below(9)) {
      case 0:
        method = odd.method(random);
        break;
      case 1:
        headers['content-type'] = odd.contentType(random);
        // The server does not read a large body of a GET, and its connection may break before the answer is read.
        body ??= Buffer.from(
          random.oneIn(2) && BODIED.includes(method) ? odd.json(random) : odd.text(random),
        );
        break;
      case 2:
        headers.accept = odd.accept(random);
        break;
      case 3: {
        const [name, value] = odd.header(random);
        headers[name] = value;
        break;
      }
      case 4:
        if (random.oneIn(4)) headers.authorization = odd.authorization(random);
        break;
      case 5:
        address = oddAddress(random, address);
        break;
      case 6:
        if (query.length > 0) query.push(random.pick(query), random.pick(query));
        break;
      case 7:
        query.push(pair(encoded(odd.key(random)), odd.text(random)));
        break;
      default:
        if (body !== null) body = brokenBody(random, body);
    }
  }
  if (!isPlain && random.oneIn(8)) query.splice(random.below(query.length + 1), 0, odd.raw(random));
  const asked = query.length === 0 ? address : `${address}?${query.join('&')}`;
  return {
    who,
    method,
    path: asked,
    headers: sendable(headers),
    body: body?.subarray(0, MOST_BYTES) ?? null,
    isLast: MASTERS.includes(who) && method !== 'GET',
  };
}

function pickWho(random, source, { pattern, method }) {
  const likely = source === 'panel' ? Object.keys(INSIDERS) : OUTSIDERS;
  const who = random.pick(random.oneIn(5) ? EVERYBODY : likely);
  // This route would write files of the source tree.
  if (/content-type-builder/.test(pattern) && method !== 'GET' && MASTERS.includes(who)) return 'public';
  return who;
}

const modelIn = (address) =>
  /(?:api|plugin|admin)::[a-z-]+\.[a-z-]+/.exec(decodeURIComponent(safe(address)))?.[0];
const safe = (address) => address.replaceAll(/%(?![0-7][0-9a-f])/gi, '%25');

/** An address with its parameters filled in. */
function fill(random, world, pattern, model, isPlain) {
  const names = world.names[model] ?? { documentIds: ['x'], ids: [1], codes: [] };
  const valueOf = (name) => {
    if (!isPlain && random.oneIn(9))
      return random.oneIn(3) ? odd.raw(random) : encoded(odd.text(random)).replaceAll('+', '%20');
    switch (name) {
      case 'month':
        return random.pick(MONTHS) + (/report/.test(pattern) ? random.pick(EXTENSIONS) : '');
      case 'model':
      case 'contentType':
      case 'uid':
        return random.oneIn(3) ? random.pick(world.uids) : model;
      case 'programme':
        return random.pick(['zero_waste', 'yicang', 'nobody']);
      case 'partner':
        return random.pick(['shanshui', 'yuanfang', 'nobody']);
      case 'indicator':
        return random.pick(['participants', 'waste_total', 'nothing']);
      case 'targetField':
        return random.pick(Object.keys(world.schemas[model]?.attributes ?? { x: 1 }));
      case 'provider':
        return random.pick(['local', 'github', 'x']);
      default:
        return String(random.pick([...names.documentIds.slice(0, 60), ...names.ids.slice(0, 60), 1, 2, 'x']));
    }
  };
  return pattern
    .replaceAll(/\{(\w+)\}|:(\w+)\*?/g, (_, described, routed) => valueOf(described ?? routed))
    .replaceAll(/\((?:\?!uploads\/\)\.\+|\.\*)\)/g, () =>
      random.pick([
        random.pick(world.names.files.urls)?.split('/').pop() ?? 'x',
        'x',
        '..%2fx',
        encoded(odd.text(random)).replaceAll('+', '%20'),
      ]),
    )
    .replaceAll(/[^\u0021-\u00ff]/g, (character) => encoded(character));
}

/** The parameters that the document names, plain or odd. */
function plainQuery(random, world, { parameters }) {
  return parameters
    .filter(() => random.oneIn(4))
    .map(({ name, schema }) => {
      const options = schema?.enum ?? schema?.items?.enum;
      const plain = options ?? (schema?.type === 'integer' ? ['1', '3', '100'] : world.someNames);
      return pair(name, random.oneIn(3) ? odd.text(random) : random.pick(plain));
    });
}

function oddAddress(random, address) {
  switch (random.below(6)) {
    case 0:
      return `${address}/`;
    case 1:
      return address.replace('/', '//');
    case 2:
      return `${address}/${odd.raw(random)}`;
    case 3:
      return address.toUpperCase();
    case 4:
      return address.replace(/\w/, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    default:
      return `${address}/../${address}`;
  }
}

function bodyOf(random, world, template, model, headers) {
  if (/upload|project-settings/.test(template.pattern) && !random.oneIn(4)) {
    const { type, body } = form(random);
    headers['content-type'] = type;
    return body;
  }
  headers['content-type'] = 'application/json';
  return Buffer.from(jsonOf(random, world, template, model));
}

function jsonOf(random, world, { pattern, schema, sent, uid }, model) {
  if (sent !== undefined && typeof sent === 'object')
    return random.oneIn(8) ? JSON.stringify(sent) : oddJson(random, sent);
  if (uid !== null) return random.oneIn(10) ? odd.json(random) : `{"data":${bodyOfType(random, world, uid)}}`;
  if (schema !== undefined) return bodyOfSchema(random, world, schema);
  if (/content-manager\/(collection|single)-types/.test(pattern)) {
    if (!pattern.includes('/actions/bulk')) return bodyOfType(random, world, model);
    const { documentIds } = world.names[model] ?? { documentIds: ['x'] };
    return oddJson(random, { documentIds: random.some(documentIds.length === 0 ? ['x'] : documentIds, 3) });
  }
  const words = {
    key: 'x',
    text: '说明',
    reason: '数字有误',
    month: '2021-03',
    ids: [1, 2],
    email: 'a@example.org',
    password: 'x',
    identifier: 'a@example.org',
    name: 'x',
    documentId: 'x',
    fileIds: [1],
    locale: 'en',
  };
  return random.oneIn(4) ? odd.json(random) : oddJson(random, words);
}

function brokenBody(random, body) {
  switch (random.below(5)) {
    case 0:
      return body.subarray(0, Math.floor(body.length / 2));
    case 1:
      return Buffer.concat([body, body]);
    case 2:
      return Buffer.concat([Buffer.from([0xff, 0xfe, 0]), body]);
    case 3:
      return Buffer.alloc(0);
    default:
      return Buffer.from(odd.json(random));
  }
}

/** Removes characters that no client can put into a header. */
const sendable = (headers) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replaceAll(/[^\u0020-\u007e]/g, '')]),
  );
