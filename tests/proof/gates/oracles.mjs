/**
 * Questions that could depend on content that the asker may not read: a filter, a search or a sort by a canary
 * must answer like the same question about a string that is nowhere. All askers who may not read the canary
 * ask, about the type that has it and about the types with a relation to it.
 */
import { MARK, UNPLANTED } from './canaries.mjs';
import { pair } from './queries.mjs';
import { INSIDERS } from './who.mjs';

const OPERATORS = ['$eq', '$contains', '$containsi', '$startsWith', '$in', '$gte'];
const HOPS = 3;

/** Ways from a type to `uid`, as lists of relations, shortest first. */
function waysTo(schemas, uid) {
  const ways = [{ from: uid, path: [] }];
  for (let at = 0; at < ways.length; at += 1) {
    const { from, path } = ways[at];
    if (path.length === HOPS) continue;
    for (const schema of Object.values(schemas)) {
      for (const [name, { target, component }] of Object.entries(schema.attributes)) {
        if ((target ?? component) === from) ways.push({ from: schema.uid, path: [name, ...path] });
      }
    }
  }
  return ways;
}

function question(random, world, mark, who) {
  const [uid, , field] = world.marks[mark].place.split(' ');
  const isInsider = INSIDERS[who] !== undefined;
  const ways = waysTo(world.schemas, uid).filter(({ from }) =>
    isInsider ? !from.includes('content.') : world.schemas[from].plural !== null,
  );
  const { from, path } = random.pick(ways.slice(0, 40));
  const names = [...path, ...field.split('.')];
  const base = isInsider ? `/content-manager/collection-types/${from}` : `/api/${world.schemas[from].plural}`;
  const more = random.pick([
    '',
    '',
    '&status=draft',
    '&status=published',
    '&locale=en',
    '&publicationFilter=modified',
    '&pagination[pageSize]=1',
  ]);
  if (random.oneIn(4)) return (text) => `${base}?${pair('_q', text)}${more}`;
  const key = `filters${random.oneIn(4) ? '[$not]' : ''}${names.map((name) => `[${name}]`).join('')}[${random.pick(OPERATORS)}]`;
  return (text) => `${base}?${pair(key, text)}${more}`;
}

export async function askAboutCanaries({ world, life, batch, random, ask }) {
  const findings = [];
  const statuses = {};
  const marks = Object.keys(world.marks).filter(
    (mark) => !world.marks[mark].place.includes(' shown nowhere'),
  );
  const everybody = Object.keys(life.tokens);
  for (let number = batch.from; number < batch.to; number += 1) {
    const mark = random.pick(marks);
    const who = random.pick(everybody.filter((one) => !world.marks[mark].readers.includes(one)));
    if (who === undefined) continue;
    const address = question(random, world, mark, who);
    const request = (text) => ({
      source: 'oracles',
      number,
      who,
      method: 'GET',
      path: address(text),
      headers: {},
      body: null,
    });
    const real = await ask(life, world, request(mark));
    const control = await ask(life, world, request(UNPLANTED));
    const status = real.answer.status ?? 'none';
    statuses[status] = (statuses[status] ?? 0) + 1;
    const found = [...real.found, ...control.found];
    if (plain(real.answer) !== plain(control.answer)) {
      found.push({
        law: 'no oracle',
        told: `${world.marks[mark].kind}: ${world.marks[mark].place}: answered otherwise than for a string that nothing has`,
      });
    }
    findings.push(
      ...found.map((one) => ({
        ...one,
        request: `oracles ${number}`,
        who,
        asked: `GET ${address(mark)}`,
        headers: {},
        body: null,
      })),
    );
  }
  return { asked: batch.to - batch.from, statuses, findings };
}

/** The content of an answer, without the string that was asked for. */
const plain = ({ status, body, failure }) =>
  failure === undefined ? `${status} ${body.toString('utf8').replaceAll(MARK, '')}` : `failed ${failure}`;
