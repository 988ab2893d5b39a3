/** Odd values, and spellings of them that a careful client never uses. */

const LONG = 3000;

/** For a query, a path, a header, a field of a form. */
const TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1.5',
  '1e309',
  '0x10',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  '99999999999999999999',
  '-9223372036854775809',
  '2147483648',
  '9007199254740993',
  '1'.repeat(400),
  '\u0000',
  'a\u0000b',
  '\u0007\u001b[31m',
  '\u202eright to left',
  '😀😀',
  '２０２０-１２',
  'é',
  '\ufeff',
  '%',
  '%00',
  "'",
  '"',
  "' OR 1=1 --",
  '\\',
  '../../etc/passwd',
  '..%2f..%2f',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '[object Object]',
  '{"$ne":null}',
  '{{constructor}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '2020-13',
  '2020-00',
  '0000-01',
  '10000-01',
  '2020-02-30',
  '2020-12-01T00:00:00+99:99',
  '-271822-04-20',
  '*',
  '**',
  'a.b.c.d.e',
  ',',
  '$or',
  'x'.repeat(LONG),
  '数'.repeat(LONG / 3),
];

/** Written without any encoding: no client escapes like this. */
const RAW = ['%', '%zz', '%00', '%c0%af', '%ED%A0%80', '%ff', '%2e%2e%2f', '%25%32%65', '+', '%2B', '%u0041'];

const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
  '$where',
  '$or',
  '$and',
  '',
  ' ',
  '0',
  '-1',
];

/** Text of JSON: JavaScript objects cannot hold some of these. */
const JSONS = [
  'null',
  'true',
  '0',
  '-0',
  '1e308',
  '1e309',
  '-1.5',
  '9007199254740993',
  '123456789012345678901234567890',
  '""',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00x"',
  '"__proto__"',
  '[]',
  '{}',
  '[[]]',
  '[null]',
  '[{}]',
  '[1,"a",null,{}]',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"id":{"$ne":null}}',
  '{"$or":[{}]}',
  '{"connect":[{"id":-1}]}',
  '{"connect":[{"documentId":null}]}',
  '{"connect":"x"}',
  '{"set":[null]}',
  '{"disconnect":{}}',
  '{"a":1,"a":2}',
  '{"toJSON":1,"then":1,"length":-1}',
];

const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/json; charset=no-such',
  'text/json',
  'application/xml',
  'text/xml',
  'text/plain',
  'text/html',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'multipart/mixed; boundary=x',
  'application/octet-stream',
  'application/vnd.api+json',
  'application/graphql',
  'x',
  '',
  '*/*',
  'application/json, text/plain',
];

const ACCEPTS = [
  '*/*',
  'application/json',
  'text/html',
  'application/pdf',
  'image/png',
  'x',
  '',
  'a/b;q=2',
  ';',
  'text/html;q=0',
  '*',
];

const METHODS = [
  'GET',
  'POST',
  'PUT',
  'DELETE',
  'PATCH',
  'HEAD',
  'OPTIONS',
  'PROPFIND',
  'REPORT',
  'LOCK',
  'SEARCH',
  'TRACE',
  'MOVE',
  'LINK',
  'PURGE',
];

const HEADERS = [
  ['if-none-match', '"x"'],
  ['if-none-match', '*'],
  ['if-match', '"x"'],
  ['if-modified-since', 'x'],
  ['range', 'bytes=0-1'],
  ['range', 'bytes=9-1,-,x'],
  ['content-encoding', 'gzip'],
  ['content-encoding', 'x'],
  ['accept-encoding', 'x;q=9'],
  ['accept-language', 'x'.repeat(500)],
  ['origin', 'null'],
  ['origin', 'https://elsewhere.example'],
  ['x-forwarded-for', '1.2.3.4, ::1, x'],
  ['x-forwarded-proto', 'x'],
  ['x-forwarded-host', 'elsewhere.example'],
  ['x-http-method-override', 'DELETE'],
  ['expect', 'x'],
  ['cookie', 'x=%; =;;'],
  ['cookie', `strapi_admin_refresh=${'x'.repeat(200)}`],
  ['strapi-response-format', 'v4'],
  ['host', 'elsewhere.example'],
];

const AUTHORIZATIONS = [
  '',
  'Bearer',
  'Bearer ',
  'Bearer x',
  'Basic eDp4',
  'bearer null',
  `Bearer ${'a.'.repeat(300)}`,
  'x',
];

export const odd = {
  text: (random) => random.pick(TEXTS),
  raw: (random) => random.pick(RAW),
  key: (random) => random.pick(KEYS),
  contentType: (random) => random.pick(CONTENT_TYPES),
  accept: (random) => random.pick(ACCEPTS),
  method: (random) => random.pick(METHODS),
  header: (random) => random.pick(HEADERS),
  authorization: (random) => random.pick(AUTHORIZATIONS),
  /** Text of JSON; sometimes nested so deep that code without a depth limit overflows. */
  json(random) {
    if (!random.oneIn(12)) return random.pick(JSONS);
    const depth = random.pick([30, 1000, 50_000]);
    return random.oneIn(2)
      ? '['.repeat(depth) + ']'.repeat(depth)
      : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  },
};

/** A name or value of a query as a client writes it. */
export const encoded = (text) => encodeURIComponent(text.toWellFormed?.() ?? text).replaceAll('%20', '+');
