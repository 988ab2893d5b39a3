/** A month in the panel, from the first entry to the correction: each role does its part, by clicking. */
import { launchBrowser } from './browser.mjs';
import { signIn } from './desk.mjs';
import { JOBS } from './jobs/index.mjs';
import { unheardOf } from './recorded.mjs';

/** The parts of the jobs, each with its role, in the order of a month. */
const PARTS = [
  ['superAdmin', 'prepare'],
  ['partnerEditor', 'enter'],
  ['regionalCoordinator', 'read'],
  ['secretariat', 'sendBack'],
  ['partnerEditor', 'submitAgain'],
  ['secretariat', 'accept'],
  ['secretariat', 'compile'],
  ['networkSecretariat', 'keepReferenceData'],
  ['networkSecretariat', 'publish'],
];

/** The accounts of the demo. */
const ACCOUNTS = {
  superAdmin: 'admin@example.org',
  partnerEditor: 'partner@example.org',
  regionalCoordinator: 'coordinator@example.org',
  secretariat: 'secretariat@example.org',
  networkSecretariat: 'network@example.org',
};

export const ROLES = Object.keys(ACCOUNTS);

/**
 * @param {object} options
 * @param {string} options.url of a server with the demo and no other users
 * @param {{ email: string, password: string }[]} options.accounts of the demo
 * @param {Record<string, { language: 'zh' | 'en', width: number }>} options.seats the seat of each role
 * @param {string} [options.pictures] a folder for a picture of each step
 * @returns the recorded requests by role, and the faults
 */
export async function workThroughMonth({ url, accounts, seats, pictures, progress = () => undefined }) {
  const browser = await launchBrowser();
  const desks = new Map();
  const recorded = {};
  const faults = [];
  let steps = 0;
  try {
    for (const [role, part] of PARTS) {
      progress(`${role} (${seats[role].language}, ${seats[role].width}): ${part}`);
      if (!desks.has(role)) {
        const account = accounts.find(({ email }) => email === ACCOUNTS[role]);
        desks.set(role, await signIn(browser, { url, account, role, ...seats[role], pictures }));
      }
      await JOBS[role][part](desks.get(role));
    }
  } catch (error) {
    // After a failure in the middle, no later job can go on with the month.
    faults.push(error.message);
  }
  try {
    for (const [role, desk] of desks) {
      const left = await desk.leave();
      recorded[role] = left.requests;
      faults.push(...left.faults);
      steps += left.steps;
    }
  } finally {
    await browser.close();
  }
  return { recorded, faults, steps };
}

/** One month, each role at its given seat, for `npm test`: returns the faults, and requests that no fixture has. */
export async function provePanel(options) {
  const { recorded, faults } = await workThroughMonth(options);
  const unheard = Object.entries(recorded).flatMap(([role, requests]) => unheardOf(role, requests));
  const counts = Object.fromEntries(Object.entries(recorded).map(([role, { length }]) => [role, length]));
  return { requests: counts, differences: [...faults, ...unheard] };
}
