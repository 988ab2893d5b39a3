/**
 * Reports as files: a month of some 24 pages with 35 photos, and one whose content alone
 * is megabytes. They are made, and then asked for again.
 */
import { performance } from 'node:perf_hooks';

import { compareServers, ratioOf, request } from '../lib/compare-servers.mjs';
import { figure } from '../lib/figures.mjs';
import { median, spread } from '../lib/median.mjs';
import { MONTH } from '../lib/fill-month.mjs';
import { runNode } from '../lib/run-node.mjs';
import { startWorker } from '../lib/workers.mjs';

const REPORT = `/api/monthly-report/reports/${MONTH}`;
const FORMATS = ['pdf', 'docx', 'xlsx'];
const ROUNDS = 5;
const CONNECTIONS = 16;
const MEGABYTE = 1024 * 1024;

const MOST_SECONDS = 3;
const LONGEST_SILENCE = 50;

const MOST_MEGABYTES = 600;

const MONTHS = {
  'a month of 24 pages and 35 photos': { stories: 35, activities: 140, communities: 80, photos: 35 },
  'a month of 1,000 stories and 5,000 activities': {
    stories: 1000,
    activities: 5000,
    communities: 1000,
    photos: 35,
  },
};

/** It makes its own content: a month of stories, not years of activities. */
export const content = 'own';

/** Neither the memory nor the disk keeps answers: each request makes the document. */
const NOTHING_KEPT = { ANSWER_CACHE_MB: '0', DOCUMENT_CACHE_MB: '0' };

async function download(port, address, headers) {
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}${address}`, { headers });
  const bytes = await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${Buffer.from(bytes)}`);
  return { seconds: (performance.now() - start) / 1000, bytes: bytes.byteLength };
}

/** @param isPreview whether the live content is compiled and checked before the document is made */
async function madeAnew(format, what, env, { isPromised, isPreview }) {
  const server = await startWorker('watched-server.mjs', { env });
  try {
    const { port } = server.ready;
    const headers = isPreview ? { authorization: `Bearer ${await server.ask({ ask: 'token' })}` } : {};
    const address = `${REPORT}.${format}${isPreview ? '?status=draft' : ''}`;
    const name = `${isPreview ? 'preview as ' : ''}${format} of ${what}`;
    // The first answer of any server takes longest; it is not measured here.
    await download(port, '/api/monthly-report/reports', headers);
    const before = await server.ask({ ask: 'memory' });
    const made = [];
    const silences = [];
    const work = [];
    let peak = before;
    for (let round = 0; round < ROUNDS; round += 1) {
      await server.ask({ ask: 'watch' });
      made.push(await download(port, address, headers));
      const { longest, mostWork, peakMB } = await server.ask({ ask: 'watched' });
      silences.push(longest);
      work.push(mostWork);
      peak = peakMB;
    }
    const seconds = made.map((one) => one.seconds);
    const promised = (target) => (isPromised ? target : {});
    return [
      figure({
        figure: `${name}: seconds`,
        value: median(seconds),
        ...promised({ atMost: MOST_SECONDS }),
        spread: spread(seconds),
        details: { 'first after the start': seconds[0], MB: made[0].bytes / MEGABYTE },
      }),
      figure({
        figure: `${name}: longest silence of the main thread, ms`,
        value: Math.max(...silences),
        ...promised({ atMost: LONGEST_SILENCE }),
        details: {
          median: median(silences),
          // The work of the main thread itself; the rest of the time went to others on the same processors.
          ...(work[0] === null ? {} : { 'most work at a time': Math.max(...work) }),
        },
      }),
      figure({
        figure: `${name}: peak memory of the server, MB`,
        value: peak,
        ...promised({ atMost: MOST_MEGABYTES }),
        details: { 'after the start': before },
      }),
    ];
  } finally {
    await server.stop();
  }
}

/** Compared with the same report as JSON, on one server, round by round. */
async function askedAgain(env) {
  const server = await startWorker('watched-server.mjs', { env });
  const bare = await startWorker('bare-server.mjs');
  try {
    const { port } = server.ready;
    const targets = {};
    const add = async (name, path) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { 'accept-encoding': 'identity' },
      });
      await response.arrayBuffer();
      const tag = { 'If-None-Match': response.headers.get('etag') };
      targets[name] = { server, port, requests: [request(path)], status: 200 };
      targets[`${name} 304`] = { server, port, requests: [request(path, tag)], status: 304 };
    };
    await add('json', REPORT);
    for (const format of FORMATS) await add(format, `${REPORT}.${format}`);
    const document = await fetch(`http://127.0.0.1:${port}${REPORT}.docx`);
    const body = Buffer.from(await document.arrayBuffer()).toString('base64');
    await bare.ask({ ask: 'serve', status: 200, headers: {}, body });
    targets['bare docx'] = {
      server: bare,
      port: bare.ready.port,
      requests: [request('/')],
      status: 200,
    };
    const results = await compareServers(targets, CONNECTIONS);
    const compared = (name, to, target) => {
      const { ratio, spread: apart } = ratioOf(results, 'rate', name, to);
      return figure({
        figure: `${name} asked again: rate ÷ ${to}`,
        value: ratio,
        ...target,
        spread: apart,
        details: {
          [`${name} requests/s`]: median(results[name].rate),
          [`${to} requests/s`]: median(results[to].rate),
        },
      });
    };
    return [
      ...FORMATS.map((format) => compared(`${format} 304`, 'json 304', { atLeast: 0.9 })),
      compared('xlsx', 'json', {}),
      compared('docx', 'bare docx', {}),
    ];
  } finally {
    await server.stop();
    await bare.stop();
  }
}

export async function run({ databases, database: { kind } }) {
  const figures = [];
  for (const [what, { stories, activities, communities, photos }] of Object.entries(MONTHS)) {
    const isPromised = stories < 100;
    const env = await databases.createEmpty(kind, 'documents');
    try {
      await runNode('tests/load/documents-month.mjs', [stories, activities, communities, photos], env);
      for (const format of FORMATS) {
        const once = { ...env, ...NOTHING_KEPT, PORT: '0' };
        figures.push(...(await madeAnew(format, what, once, { isPromised, isPreview: false })));
        figures.push(...(await madeAnew(format, what, once, { isPromised, isPreview: true })));
      }
      if (isPromised) figures.push(...(await askedAgain({ ...env, PORT: '0' })));
    } finally {
      await databases.drop(kind, 'documents');
    }
  }
  return figures;
}
