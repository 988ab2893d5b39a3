/**
 * The content of the benchmarks' network of charities, as functions of a running number:
 * the same content on every machine and both databases, without a table in memory.
 */

export const PROGRAMMES = 20;
export const REGIONS = 12;
export const ACTIVITY_TYPES = 8;
export const PARTNERS = 2000;
export const COMMUNITIES = 20_000;
export const MONTHS = 60;
const FIRST_YEAR = 2021;

/** Codes of the measured indicators, 8 for each programme. All are sums, except the last two of each programme. */
export const MEASURED_PER_PROGRAMME = 8;
const POOLS = 4;

/** Communities around a partner's office: 10 of its own, 20 it shares with its neighbours. */
const NEIGHBOURHOOD = 30;
const COMMUNITIES_PER_PARTNER = COMMUNITIES / PARTNERS;

/** A 32-bit hash of a number (the finaliser of MurmurHash3), one to one for a given purpose. */
function hash(number, purpose) {
  let value = (number + Math.imul(purpose, 0x9e3779b1)) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

const PURPOSE = {
  month: 1,
  day: 2,
  partner: 3,
  withoutPartner: 4,
  whichProgramme: 5,
  howManyCommunities: 6,
  community: 7,
  type: 8,
  sessions: 9,
  lasts: 10,
  measured: 20,
  documentId: 50,
};

/** Whether chance picks this one: once in the given number. */
const oneIn = (many, number, purpose) => hash(number, purpose) % many === 0;

const twoDigits = (number) => String(number).padStart(2, '0');

export const monthAt = (index) => `${FIRST_YEAR + Math.floor(index / 12)}-${twoDigits((index % 12) + 1)}`;
export const FIRST_MONTH = monthAt(0);
export const LAST_MONTH = monthAt(MONTHS - 1);

const DOCUMENT_ID_LENGTH = 24;

/** An id like Strapi's: a letter, then unordered letters and digits. The seven after the letter are unique. */
export function documentIdOf(kind, number) {
  const purpose = PURPOSE.documentId + 4 * kind;
  const parts = [0, 1, 2, 3].map((part) =>
    hash(number, purpose + part)
      .toString(36)
      .padStart(7, '0'),
  );
  return `b${parts.join('')}`.slice(0, DOCUMENT_ID_LENGTH);
}

export const KINDS = { activity: 0, partner: 1, community: 2, membership: 3 };

/** Row ids, which start at 1. */
export const draftId = (activity) => 2 * activity + 1;
export const publishedId = (activity) => 2 * activity + 2;

/** The programmes of a partner: one, but two for every third partner. */
export function programmesOfPartner(partner) {
  const first = partner % PROGRAMMES;
  return partner % 3 === 0 ? [first, (first + 7) % PROGRAMMES] : [first];
}

export const regionOfPartner = (partner) => hash(partner, PURPOSE.partner) % REGIONS;

/** @returns null for one activity in fifty, which has no partner */
export function partnerOf(activity) {
  return oneIn(50, activity, PURPOSE.withoutPartner) ? null : hash(activity, PURPOSE.partner) % PARTNERS;
}

export function programmeOf(activity) {
  const partner = partnerOf(activity);
  const choice = hash(activity, PURPOSE.whichProgramme);
  if (partner === null) return choice % PROGRAMMES;
  const programmes = programmesOfPartner(partner);
  return programmes[choice % programmes.length];
}

/** @returns null for one activity in ten */
export function typeOf(activity) {
  const choice = hash(activity, PURPOSE.type) % (ACTIVITY_TYPES * 10);
  return choice < ACTIVITY_TYPES ? null : choice % ACTIVITY_TYPES;
}

/** Mostly one community, sometimes two or three, seldom none: all near the partner. */
export function communitiesOf(activity) {
  const chance = hash(activity, PURPOSE.howManyCommunities) % 100;
  const count = chance < 1 ? 0 : chance < 80 ? 1 : chance < 95 ? 2 : 3;
  const home =
    (partnerOf(activity) ?? hash(activity, PURPOSE.community) % PARTNERS) * COMMUNITIES_PER_PARTNER;
  const first = hash(activity, PURPOSE.community) % NEIGHBOURHOOD;
  return Array.from(
    { length: count },
    (_, index) => (home + ((first + index * 11) % NEIGHBOURHOOD)) % COMMUNITIES,
  );
}

const monthOf = (activity) => monthAt(hash(activity, PURPOSE.month) % MONTHS);

export const measuredCode = (programme, index) => `measured_${programme % POOLS}_${index}`;

export const MEASURED = Array.from({ length: POOLS }, (_, pool) =>
  Array.from({ length: MEASURED_PER_PROGRAMME }, (_, index) => ({
    code: measuredCode(pool, index),
    decimals: 1 + (index % 2),
    aggregationType: index === 6 ? 'MAX' : index === 7 ? 'LAST' : 'SUM',
    // Without levels: they are measured separately.
    calculationFormulaAcrossPeriods: index === 6 ? 'max' : 'sum',
  })),
).flat();

/** Eight values with one or two decimals; one in twenty-five is not reported. */
export function measurementsOf(activity) {
  const programme = programmeOf(activity);
  const values = [];
  for (let index = 0; index < MEASURED_PER_PROGRAMME; index += 1) {
    const chance = hash(activity, PURPOSE.measured + index);
    const scale = index % 2 === 0 ? 10 : 100;
    const value = chance % 25 === 0 ? 'null' : String((Math.floor(chance / 25) % (1000 * scale)) / scale);
    values.push(`"${measuredCode(programme, index)}":${value}`);
  }
  return `{${values.join(',')}}`;
}

/** The columns of an activity that its draft and its published row share. */
export function activityAt(activity) {
  const day = (hash(activity, PURPOSE.day) % 28) + 1;
  const month = monthOf(activity);
  const lasts = hash(activity, PURPOSE.lasts) % 4;
  return {
    documentId: documentIdOf(KINDS.activity, activity),
    title: `第${activity + 1}次社区活动`,
    startDate: `${month}-${twoDigits(day)}`,
    endDate: lasts === 0 ? `${month}-${twoDigits(Math.min(day + 2, 28))}` : null,
    sessions: oneIn(20, activity, PURPOSE.sessions) ? null : (hash(activity, PURPOSE.sessions) % 5) + 1,
    measurements: measurementsOf(activity),
  };
}

/** Partner and programme of every membership. */
export const MEMBERSHIPS = Array.from({ length: PARTNERS }, (_, partner) =>
  programmesOfPartner(partner).map((programme) => ({ partner, programme })),
).flat();
