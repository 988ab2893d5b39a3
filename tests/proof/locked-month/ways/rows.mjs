/** Writes row by row, like code inside a server below the document service or beside it. */
import { named, RELATIONS } from './attempt.mjs';

/** @returns {import('./attempt.mjs').Attempt} code that still calls the entity service of earlier versions, which knows rows by their id */
export function byEntityService(target, { random, idsOf }) {
  const { uid, type, data } = target;
  const id = random.pick(idsOf(uid));
  const call = (method, ...args) => ({ service: 'entityService', method, args: [uid, ...args] });
  const CALLS = [
    ['create', call('create', { data: { ...data, ...target.fresh } })],
    ['update', call('update', id, { data: target.changed })],
    ['delete', call('delete', id)],
  ];
  const [operation, chosen] = random.pick(type === 'report' ? CALLS.slice(2) : CALLS);
  return named('entity service', { operation, type }, { call: chosen });
}

/** @returns {import('./attempt.mjs').Attempt} code that calls the query engine below the document service */
export function byQuery({ uid, type, fresh, changed }, { random, idsOf }) {
  const ids = idsOf(uid);
  const where = { id: random.pick(ids) };
  const query = (method, params) => ({ service: 'query', uid, method, args: [params] });
  const CALLS = [
    ['create', query('create', { data: { ...fresh, documentId: 'attempt', locale: 'zh-Hans' } })],
    ['update', query('update', { where, data: changed })],
    ['updateMany', query('updateMany', { where: { id: { $in: ids } }, data: scalarsOf(changed) })],
    ['delete', query('delete', { where })],
    ['deleteMany', query('deleteMany', { where: { id: { $in: ids } } })],
  ];
  // The draft of a report may be edited: its rows are only tried by removing them.
  const [operation, call] = random.pick(type === 'report' ? CALLS.slice(3) : CALLS);
  return named('query engine', { operation, type }, { call });
}

/** `updateMany` takes only columns. */
function scalarsOf(data) {
  const scalars = Object.entries(data).filter(
    ([name, value]) =>
      !RELATIONS.includes(name) && !['photos', 'links', 'videoLinks'].includes(name) && value !== null,
  );
  return scalars.length > 0 ? Object.fromEntries(scalars) : { title: '改过的标题' };
}
