/**
 * One server of the proof: the built Strapi in this process, on a free port of loopback, with
 * writers inside. Its parent process sends it commands.
 */
import { randomFrom } from '../random.mjs';
import { serve, startStrapi } from '../serve.mjs';
import { ACTIVITY, fill } from './content.mjs';
import { randomEdit } from './edits.mjs';
import { ownProgramme } from './own-programme.mjs';
import { byDocuments, byPanel } from './ways.mjs';

/** One edit in this number is of the writer's own programme, and is then read on the other server. */
const OWN_EDIT_IN = 3;
const NOT_FOUND = 404;

const { strapi, url } = await startStrapi();

let content;
let panel;
let apiToken;
const documents = byDocuments(strapi);

const commands = {
  fill: (args) => fill(strapi, args),

  /** Given to both servers: the content, and the tokens for the panel's requests and for live figures. */
  prepare(args) {
    content = args.content;
    apiToken = args.apiToken;
    panel = byPanel(url, () => Promise.resolve(args.token));
  },

  /** The same publication many times at once, half of them as the panel does. */
  publishAtOnce: ({ documentId, times }) =>
    Promise.all(
      Array.from({ length: times }, (_, index) =>
        (index % 2 === 0 ? documents : panel).publish(documentId).then(
          () => null,
          (error) => describe(error),
        ),
      ),
    ),

  write: ({ data, documentId }) => strapi.documents(ACTIVITY).update({ documentId, data }),
  unpublish: ({ documentId }) => strapi.documents(ACTIVITY).unpublish({ documentId }),

  /** Random edits by several writers at once, together `count` of them. */
  async edit({ count, writers, otherServer, seed }) {
    const outcome = { edits: 0, publications: 0, reads: 0, stale: [], refusals: [], removals: [], names: {} };
    const writing = writers.map((writer) => {
      const random = randomFrom(seed + writer);
      const own = ownProgramme({ own: content.own[writer], otherServer, apiToken, random });
      return write({ random, own, outcome, mayGoOn: () => outcome.edits < count });
    });
    await Promise.all(writing);
    return outcome;
  },

  /** The documentIds of the shared activities that are there after all edits. */
  present: () => content.shared,

  async check() {
    const differences = [];
    const counted = await strapi
      .plugin('monthly-report')
      .service('kept-sums')
      .check((difference) => differences.push(JSON.stringify(difference)));
    return { counted, differences };
  },
};

async function write({ random, own, outcome, mayGoOn }) {
  while (mayGoOn()) {
    outcome.edits += 1;
    const way = random.oneIn(2) ? documents : panel;
    const wayName = way === panel ? 'panel' : 'documents';
    const isOwn = random.oneIn(OWN_EDIT_IN);
    const edit = isOwn
      ? { name: 'own', documentIds: [], removes: false, act: () => own.step(way) }
      : randomEdit({ random, content, way, strapi, replaced });
    const started = Date.now();
    if (edit.removes) outcome.removals.push({ documentId: edit.documentIds[0], started });
    try {
      const done = await edit.act();
      if (isOwn) {
        outcome.publications += done.publications;
        outcome.reads += done.reads;
        outcome.stale.push(...done.stale);
      }
    } catch (error) {
      const { name, documentIds } = edit;
      outcome.refusals.push({ name, way: wayName, documentIds, ended: Date.now(), ...describe(error) });
    }
    outcome.names[edit.name] = (outcome.names[edit.name] ?? 0) + 1;
    if (outcome.edits % 50 === 0) process.send({ note: { kind: 'edits', count: outcome.edits } });
  }
}

/** Tells the other server too: its writers continue with the new activity in that slot. */
function replaced(slot, documentId) {
  content.shared[slot] = documentId;
  process.send({ note: { kind: 'replaced', slot, documentId } });
}

function describe(error) {
  const status = error?.status ?? (error?.name === 'NotFoundError' ? NOT_FOUND : null);
  return {
    status,
    message: `${error?.code ? `${error.code} ` : ''}${error?.message ?? error}`.slice(0, 300),
  };
}

serve({
  strapi,
  url,
  commands,
  onNote: ({ slot, documentId }) => {
    content.shared[slot] = documentId;
  },
});
