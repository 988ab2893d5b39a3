/** Bodies that a route would accept, with something odd in them. JSON is text: objects cannot hold all of it. */
import { odd } from './odd.mjs';

const valueOf = (random, world, attribute) => {
  switch (attribute.type) {
    case 'relation':
      return relation(random, world, attribute.target);
    case 'component':
      return `[${bodyOfType(random, world, attribute.component)}]`;
    case 'media':
      return String(random.pick(world.names.files.ids));
    case 'boolean':
      return 'true';
    case 'integer':
      return String(random.below(100));
    case 'enumeration':
      return JSON.stringify(random.pick(attribute.options ?? ['x']));
    case 'date':
      return '"2021-03-05"';
    case 'time':
      return '"09:00:00"';
    case 'blocks':
      return '[{"type":"paragraph","children":[{"type":"text","text":"x"}]}]';
    case 'json':
      return '[]';
    default:
      return JSON.stringify(random.pick(['x', '标题', '2021-03', 'zh-Hans', random.pick(world.someNames)]));
  }
};

function relation(random, { names }, target) {
  const [documentId = 'x'] = random.some(names[target]?.documentIds ?? ['x'], 1);
  return random.pick([
    `{"connect":[{"documentId":"${documentId}"}]}`,
    `{"set":[{"documentId":"${documentId}"}]}`,
    `"${documentId}"`,
    `["${documentId}"]`,
    '[]',
    'null',
  ]);
}

/** An entry of a type, each value plain or odd. */
export function bodyOfType(random, world, uid) {
  const attributes = Object.entries(world.schemas[uid]?.attributes ?? {});
  const members = attributes
    .filter(() => !random.oneIn(4))
    .map(([name, attribute]) => [
      name,
      random.oneIn(12) ? odd.json(random) : valueOf(random, world, attribute),
    ]);
  if (random.oneIn(4)) members.push([odd.key(random), odd.json(random)]);
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`;
}

/** A value that a JSON schema of the OpenAPI document describes, as text. */
export function bodyOfSchema(random, world, schema, depth = 0) {
  if (depth > 5 || schema === undefined || typeof schema !== 'object' || random.oneIn(20))
    return odd.json(random);
  const options = schema.anyOf ?? schema.oneOf;
  if (options !== undefined) return bodyOfSchema(random, world, random.pick(options), depth + 1);
  if (schema.$ref !== undefined) return bodyOfSchema(random, world, world.component(schema.$ref), depth + 1);
  if (schema.enum !== undefined) return JSON.stringify(random.pick(schema.enum));
  if (schema.properties !== undefined) {
    const members = Object.entries(schema.properties).filter(() => !random.oneIn(6));
    return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${bodyOfSchema(random, world, inner, depth + 1)}`).join(',')}}`;
  }
  switch ([schema.type].flat()[0]) {
    case 'string':
      return JSON.stringify(
        random.pick(['x', 'a@example.org', random.pick(world.someNames), odd.text(random)]),
      );
    case 'integer':
    case 'number':
      return String(random.below(100));
    case 'boolean':
      return 'true';
    case 'array':
      return `[${bodyOfSchema(random, world, schema.items, depth + 1)}]`;
    default:
      return odd.json(random);
  }
}

/** Replaces one value of a JSON body by something odd. */
export function oddJson(random, body) {
  const places = [];
  const walk = (value, path) => {
    places.push(path);
    if (value !== null && typeof value === 'object') {
      for (const key of Object.keys(value)) walk(value[key], [...path, key]);
    }
  };
  walk(body, []);
  const chosen = random.pick(places);
  const marker = `@@${random.below(1e9)}@@`;
  const replaced = (value, path) => {
    if (path.length === 0) return marker;
    const [key, ...rest] = path;
    const copy = Array.isArray(value) ? [...value] : { ...value };
    copy[key] = replaced(value[key], rest);
    return copy;
  };
  return JSON.stringify(replaced(body, chosen)).replace(`"${marker}"`, odd.json(random));
}

const FIELDS = [
  'files',
  'files.logo',
  'data',
  'fileInfo',
  'path',
  'ref',
  'refId',
  'field',
  'folder',
  '__proto__',
  'menuLogo',
  'x[y][z]',
];
const FILES = [
  ['photo.png', 'image/png'],
  ['photo.png', 'text/html'],
  ['../../x.png', 'image/png'],
  ['x.svg', 'image/svg+xml'],
  ['', 'image/png'],
  ['x'.repeat(300), 'image/png'],
  ['无.jpg', 'image/jpeg'],
];

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A multipart form, well made or not. */
export function form(random) {
  const boundary = `b${random.below(1e9)}`;
  const pieces = [];
  const fields = random.oneIn(15) ? 1500 : 1 + random.below(4);
  for (let count = 0; count < fields; count += 1) {
    const name = fields > 10 ? `f${count}` : random.pick(FIELDS);
    const isFile = fields < 10 && random.oneIn(2);
    const [filename, type] = random.pick(FILES);
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${isFile ? `; filename="${filename}"\r\nContent-Type: ${type}` : ''}\r\n\r\n`;
    const content = isFile
      ? random.pick([PIXEL, Buffer.from('<svg onload="alert(1)"/>'), Buffer.alloc(0), PIXEL.subarray(0, 30)])
      : Buffer.from(random.oneIn(2) ? odd.json(random).slice(0, 5000) : odd.text(random));
    pieces.push(Buffer.from(head), content, Buffer.from('\r\n'));
  }
  if (!random.oneIn(8)) pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(pieces) };
}
