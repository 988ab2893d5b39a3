/**
 * The expected failures during work in the panel, by name and with the reason. Any other
 * failure that the recorder sees is a fault.
 */

/** Answers from 400 on. */
export const EXPECTED_ANSWERS = [
  {
    method: 'GET',
    path: /^\/admin\/ai-feature-config$/,
    status: [404],
    why: 'Every form asks whether the licence has AI features; the community edition has no such route.',
  },
  {
    method: 'GET',
    path: /^\/i18n\/ai-localization-jobs\//,
    status: [403, 404],
    why: 'Every form asks for AI translations; the community edition has no such route.',
  },
];

/** Errors on the console. */
export const EXPECTED_CONSOLE_ERRORS = [
  {
    text: /^Failed to load resource: the server responded with a status of /,
    why: 'The browser repeats what the recorder reports itself, with the address.',
  },
  {
    text: /^AbortError: signal is aborted without reason/,
    why: 'Strapi prints the requests that it gives up itself when somebody leaves a form before they are answered.',
  },
];

export const isExpectedAnswer = ({ method, path, status }) =>
  EXPECTED_ANSWERS.some(
    (expected) => expected.method === method && expected.status.includes(status) && expected.path.test(path),
  );

export const isExpectedOnConsole = (text) =>
  EXPECTED_CONSOLE_ERRORS.some((expected) => expected.text.test(text));
