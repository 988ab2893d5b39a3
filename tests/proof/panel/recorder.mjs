/**
 * Records the panel's requests during work in it, and all faults: answers from 400 on,
 * errors of the page, errors on the console.
 */
import { setTimeout as wait } from 'node:timers/promises';

import { isExpectedAnswer, isExpectedOnConsole } from './expected.mjs';

/** The number of characters of a refusal that help to find its cause. */
const SHOWN = 300;

/** After this time without a request no more come by themselves: a picker waits 200 ms for the next key. */
const QUIET = 400;
const LIMIT = 60_000;

/** Requests that the panel sends by script; scripts, styles, pictures and pages are not requests of an interface. */
const BY_SCRIPT = ['xhr', 'fetch'];

function bodyOf(request) {
  const type = request.headers()['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    const text = request.postDataBuffer()?.toString('latin1') ?? '';
    return { form: [...new Set([...text.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name))] };
  }
  const text = request.postData();
  return text === null ? null : { json: JSON.parse(text) };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} who for the messages
 */
export function record(page, who) {
  const requests = [];
  const faults = [];
  const reading = new Set();
  const waiting = new Set();
  let changed = Date.now();
  const fault = (text) => faults.push(`${who}, ${new URL(page.url()).pathname}: ${text}`);

  const moves = (change) => (request) => {
    changed = Date.now();
    waiting[change](request);
  };
  page.on('request', moves('add'));
  page.on('requestfinished', moves('delete'));
  page.on('requestfailed', moves('delete'));

  page.on('response', (response) => {
    const request = response.request();
    const { pathname: path, search } = new URL(request.url());
    const [method, status] = [request.method(), response.status()];
    const query = decodeURIComponent(search);
    if (BY_SCRIPT.includes(request.resourceType())) {
      requests.push({ method, path, query, body: bodyOf(request), status });
    }
    if (status < 400 || isExpectedAnswer({ method, path, status })) return;
    const told = response
      .text()
      .catch(() => '')
      .then((text) => fault(`${method} ${path}${query} got ${status} ${text.slice(0, SHOWN)}`));
    reading.add(told);
  });
  page.on('pageerror', (error) => fault(error.stack ?? String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpectedOnConsole(message.text()))
      fault(message.text().slice(0, SHOWN));
  });

  return {
    requests,
    /**
     * Waits until there was no request for a while and all have answers. Playwright's own waiting for
     * the network works for pages, not for requests after a click in a page.
     */
    async settle() {
      const deadline = Date.now() + LIMIT;
      while (waiting.size > 0 || Date.now() - changed < QUIET) {
        if (Date.now() > deadline) {
          const urls = [...waiting].map((request) => request.url());
          throw new Error(`There is no answer to ${urls.join(', ')}.`);
        }
        await wait(QUIET / 4);
      }
    },
    /** The faults up to now. */
    async faults() {
      await Promise.all(reading);
      return [...faults];
    },
  };
}
