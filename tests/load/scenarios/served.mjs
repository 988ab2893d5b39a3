/** An unchanged published report: asked for again, with and without the tag of the last answer. */
import { compareServers, ratioOf, request } from '../lib/compare-servers.mjs';
import { figure } from '../lib/figures.mjs';
import { median } from '../lib/median.mjs';
import { makeStockApp } from '../lib/stock-app.mjs';
import { startWorker } from '../lib/workers.mjs';
import { monthAt, MONTHS } from '../generate/content.mjs';

/** A month without stories: with them the report would be twice as long as in the promise. */
const MONTH = monthAt(MONTHS - 2);
const PATH = `/api/monthly-report/reports/${MONTH}`;
const KILOBYTE = 1000;

/** Programmes without a sum are left out of a report: with the remaining ones it has some 60 kB. */
const PROGRAMMES_OF_THE_REPORT = 9;
/** A publication compares activities with the ledger and prints sums: only the sums are removed. */
const OTHERS_HAVE_NOTHING = `DELETE FROM monthly_report_sums WHERE month = '${MONTH}' AND programme_id NOT IN
  (SELECT id FROM programmes ORDER BY id LIMIT ${PROGRAMMES_OF_THE_REPORT})`;

const ratesOf = (results) =>
  Object.fromEntries(
    Object.entries(results).flatMap(([name, { rate, cpu }]) => [
      [`${name} requests/s`, median(rate)],
      [`${name} CPU µs`, median(cpu)],
    ]),
  );

/** Headers that Node itself writes into every answer. */
const OF_NODE = ['connection', 'content-length', 'date', 'keep-alive'];

/**
 * The promise compares the same bytes, with the head: a kilobyte of security and CORS headers.
 * The answer without these headers is also measured, but without a promise.
 */
const headersToSend = ({ headers }) =>
  Object.fromEntries([...headers].filter(([name]) => !OF_NODE.includes(name)));

/** The fastest answer of stock Strapi, and an entry of its content. */
const STOCK_FRESH = '/api/bench/fresh';
const STOCK_ENTRY = '/api/regions?pagination[pageSize]=1';

async function wholeReport(ours, bare, barer, stock) {
  const answer = await fetch(`http://127.0.0.1:${ours.ready.port}${PATH}`, {
    headers: { 'accept-encoding': 'identity' },
  });
  if (answer.status !== 200) throw new Error(`The report is not served: ${await answer.text()}`);
  const body = Buffer.from(await answer.arrayBuffer());
  const etag = answer.headers.get('etag');
  const serve = (server, headers) =>
    server.ask({ ask: 'serve', status: 200, headers, body: body.toString('base64') });
  await serve(bare, headersToSend(answer));
  await serve(barer, { 'content-type': answer.headers.get('content-type'), etag });
  const requests = [request(PATH)];
  const target = (server) => ({ server, port: server.ready.port, requests, status: 200 });
  const results = await compareServers(
    {
      ours: target(ours),
      bare: target(bare),
      'short head': target(barer),
      'stock content': { ...target(stock), requests: [request(STOCK_ENTRY)] },
    },
    16,
  );
  const rate = ratioOf(results, 'rate', 'ours', 'bare');
  const cpu = ratioOf(results, 'cpu', 'ours', 'bare');
  const toContent = ratioOf(results, 'rate', 'ours', 'stock content');
  const toShort = {
    rate: ratioOf(results, 'rate', 'ours', 'short head'),
    cpu: ratioOf(results, 'cpu', 'ours', 'short head'),
  };
  const details = { 'body kB': body.length / KILOBYTE, ...ratesOf(results) };
  return {
    etag,
    figures: [
      figure({
        figure: 'cached report, 16 connections: rate ÷ bare Node',
        value: rate.ratio,
        atLeast: 0.35,
        spread: rate.spread,
        details,
      }),
      figure({
        figure: 'cached report, 16 connections: CPU ÷ bare Node',
        value: cpu.ratio,
        spread: cpu.spread,
      }),
      figure({
        figure: 'cached report, 16 connections: rate ÷ a stock Strapi route that reads one entry',
        value: toContent.ratio,
        atLeast: 5,
        spread: toContent.spread,
      }),
      ...Object.entries({ rate: 'rate', cpu: 'CPU' }).map(([what, name]) =>
        figure({
          figure: `cached report, 16 connections: ${name} ÷ bare Node without security and CORS headers`,
          value: toShort[what].ratio,
          spread: toShort[what].spread,
        }),
      ),
    ],
  };
}

async function unchanged(ours, bare, stock, etag) {
  const fresh = { 'If-None-Match': etag };
  await bare.ask({ ask: 'serve', status: 304, headers: { etag }, body: null });
  const results = await compareServers(
    {
      ours: { server: ours, port: ours.ready.port, requests: [request(PATH, fresh)], status: 304 },
      bare: { server: bare, port: bare.ready.port, requests: [request(PATH, fresh)], status: 304 },
      stock: {
        server: stock,
        port: stock.ready.port,
        requests: [request(STOCK_FRESH, { 'If-None-Match': '"unchanged"' })],
        status: 304,
      },
      'stock content': {
        server: stock,
        port: stock.ready.port,
        requests: [request(STOCK_ENTRY)],
        status: 200,
      },
    },
    64,
  );
  const toBare = ratioOf(results, 'rate', 'ours', 'bare');
  const toStock = ratioOf(results, 'rate', 'ours', 'stock');
  const toContent = ratioOf(results, 'rate', 'ours', 'stock content');
  return [
    figure({
      figure: 'fresh 304, 64 connections: rate ÷ bare Node',
      value: toBare.ratio,
      atLeast: 0.15,
      spread: toBare.spread,
      details: ratesOf(results),
    }),
    figure({
      figure: 'fresh 304, 64 connections: rate ÷ a 304 of a stock Strapi route that looks nothing up',
      value: toStock.ratio,
      spread: toStock.spread,
    }),
    figure({
      figure: 'fresh 304, 64 connections: rate ÷ a stock Strapi route that reads one entry',
      value: toContent.ratio,
      spread: toContent.spread,
    }),
  ];
}

export async function run({ databases, database, folder }) {
  const workers = [];
  const start = async (...args) => {
    const worker = await startWorker(...args);
    workers.push(worker);
    return worker;
  };
  const copies = [await databases.copyOf(database, 'served'), await databases.copyOf(database, 'stock')];
  try {
    const { appDir, distDir } = makeStockApp(folder);
    const [oursEnv, stockEnv] = copies.map(({ env }) => ({ ...env, PORT: '0' }));
    const editor = await start('sql-runner.mjs', { env: oursEnv });
    await editor.ask({ ask: 'run', statement: OTHERS_HAVE_NOTHING });
    const ours = await start('strapi-server.mjs', { env: oursEnv });
    await ours.ask({ ask: 'publishMonth', month: MONTH });
    const stock = await start('strapi-server.mjs', { args: [appDir, distDir], env: stockEnv });
    const bare = await start('bare-server.mjs');
    const barer = await start('bare-server.mjs');
    const { etag, figures } = await wholeReport(ours, bare, barer, stock);
    return [...figures, ...(await unchanged(ours, bare, stock, etag))];
  } finally {
    for (const worker of workers) await worker.stop();
    for (const copy of copies) await copy.drop();
  }
}
