/**
 * The plugin with all it does but keeping sums: its locks, its following of writes and
 * its end of transactions are taken away while it starts. Only to measure what they cost.
 */
const MADE_BY_LOCKS = 'lockFor(';

/** @param {object} strapi not loaded yet */
export async function loadWithoutKeptSums(strapi) {
  let locksLeftOut = 0;
  const { documents } = strapi;
  const use = documents.use.bind(documents);
  documents.use = (middleware) => {
    if (!String(middleware).includes(MADE_BY_LOCKS)) return use(middleware);
    locksLeftOut += 1;
    return documents;
  };
  await strapi.register();
  documents.use = use;

  const { db } = strapi;
  const { lifecycles } = db;
  const subscribe = lifecycles.subscribe.bind(lifecycles);
  let followersLeftOut = 0;
  lifecycles.subscribe = (subscriber) => {
    const isOfContent = subscriber?.models?.some((uid) => uid.startsWith('api::'));
    if (!isOfContent) return subscribe(subscriber);
    followersLeftOut += 1;
    return () => undefined;
  };
  await strapi.bootstrap();
  lifecycles.subscribe = subscribe;
  if (locksLeftOut !== 1 || followersLeftOut === 0 || !Object.hasOwn(db, 'transaction')) {
    throw new Error('The plugin keeps its sums in another way now: loadWithoutKeptSums leaves nothing out.');
  }
  // What is left is the method of its class.
  delete db.transaction;
  strapi.isLoaded = true;
  return strapi;
}
