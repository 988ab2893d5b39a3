/** The admin panel's requests, as its administrator sends them. */
import { randomBytes } from 'node:crypto';

async function tokenFrom(url, address, body) {
  const response = await fetch(url + address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST ${address}: ${response.status} ${text}`);
  return JSON.parse(text).data.token;
}

/** The first administrator of an empty database, and a token. */
export async function registerAdministrator(url) {
  const account = { email: 'proof@example.org', password: `Aa1${randomBytes(12).toString('hex')}` };
  const names = { firstname: 'Proof', lastname: 'Proof' };
  return { account, token: await tokenFrom(url, '/admin/register-admin', { ...account, ...names }) };
}

/** A token for an account that was registered before. */
export const signIn = (url, account) => tokenFrom(url, '/admin/login', account);

/** A token of the Content API with full access. */
export async function createApiToken(url, token) {
  const { status, body } = await ask(url, token, 'POST', '/admin/api-tokens', {
    ...{ name: 'proof', description: '', type: 'full-access', lifespan: null },
  });
  if (status !== 201) throw new Error(`The API token was refused: ${status} ${JSON.stringify(body)}`);
  return body.data.accessKey;
}

/**
 * One request.
 * @param {string | null} token null asks as the public
 * @param {object | FormData} [data] sent as JSON, or as the form it is
 * @returns {Promise<{ status: number, body: object | null }>}
 */
export async function ask(url, token, method, address, data) {
  const isForm = data instanceof FormData;
  const response = await fetch(url + address, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(data === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    },
    ...(data === undefined ? {} : { body: isForm ? data : JSON.stringify(data) }),
  });
  const text = await response.text();
  return { status: response.status, body: asJson(text) };
}

function asJson(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return { error: { name: 'no JSON', message: text.slice(0, 200) } };
  }
}
