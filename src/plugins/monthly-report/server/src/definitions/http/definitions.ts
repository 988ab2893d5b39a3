import type { Context } from 'koa';

import {
  DEFINED_TYPES,
  DEFINITION_FIELDS,
  type DefinedType,
  type DefinitionChangeAsked,
  type DefinitionData,
} from '../../../../shared/definitions';
import { DEFAULT_LOCALE, type Locale } from '../../../../shared/vocabulary';
import { actorOf } from '../../access/actor';
import { requireUnbound } from '../../access/isolation/network-steps';
import { ValidationError } from '../../errors';
import { requestOf } from '../../http/answer';
import * as contract from '../../http/contracts';
import { readBody, words } from '../../http/questions/body';
import { readQuery } from '../../http/questions/query';
import type { Services } from '../../http/services';

const LONGEST_REASON = 2000;
/** More than a person would select in a list, and more than the options of a dimension. */
const MOST_LISTED = 200;
const LONGEST_TEXT = 255;
const DOCUMENT_ID = /^[a-z0-9]{1,64}$/;
const SEEN = /^[0-9a-f]{64}$/;

type Body = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isDocumentId = (value: unknown): value is string =>
  typeof value === 'string' && DOCUMENT_ID.test(value);

function readDocumentId(value: unknown, key: string): string {
  if (!isDocumentId(value)) throw new ValidationError(`"${key}" is needed: a document id.`);
  return value;
}

const isPlain = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isSafeInteger(value)) ||
  (typeof value === 'string' && value.length <= LONGEST_TEXT);

/** An entry of a relation, or a row of a component, as the content manager sends it. */
const isRow = (value: unknown): boolean =>
  isDocumentId(value) ||
  (isObject(value) &&
    Object.values(value).every(
      (own) => isPlain(own) || (isObject(own) && Object.values(own).every(isPlain)),
    ));

const isListOf = (value: unknown, holds: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length <= MOST_LISTED && value.every(holds);

const RELATION_KEYS = ['connect', 'disconnect', 'set'];

const isRelation = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(([key, list]) => RELATION_KEYS.includes(key) && isListOf(list, isRow));

const isValue = (value: unknown): boolean => isPlain(value) || isListOf(value, isRow) || isRelation(value);

function readData(type: DefinedType, value: unknown): DefinitionData {
  const accepted: readonly string[] = DEFINITION_FIELDS[type];
  const isData =
    isObject(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(([field, own]) => accepted.includes(field) && isValue(own));
  if (!isData) {
    throw new ValidationError(`"data" is needed: an object with some of ${accepted.join(', ')}.`);
  }
  return value;
}

function readType(value: unknown): DefinedType {
  const type = DEFINED_TYPES.find((known) => known === value);
  if (type === undefined) throw new ValidationError(`"type" is needed: ${DEFINED_TYPES.join(', ')}.`);
  return type;
}

function readMembershipType(value: unknown): 'membership' {
  if (value !== 'membership') throw new ValidationError('"type" is needed: membership.');
  return value;
}

const KINDS: Readonly<Record<DefinitionChangeAsked['kind'], (body: Body) => DefinitionChangeAsked>> = {
  update({ kind: _kind, ...body }) {
    const type = readType(body.type);
    const { documentId, data } = readBody(body, {
      type: readType,
      documentId: readDocumentId,
      data: (value) => readData(type, value),
    });
    return { kind: 'update', type, documentId, data };
  },
  create({ kind: _kind, ...body }) {
    const { type, data } = readBody(body, {
      type: readMembershipType,
      data: (value) => readData('membership', value),
    });
    return { kind: 'create', type, data };
  },
  delete({ kind: _kind, ...body }) {
    return { kind: 'delete', ...readBody(body, { type: readMembershipType, documentId: readDocumentId }) };
  },
  'merge-partners'({ kind: _kind, ...body }) {
    const readList = (value: unknown): readonly string[] => {
      if (!isListOf(value, isDocumentId)) {
        throw new ValidationError(`"merge" is needed: a list of at most ${MOST_LISTED} document ids.`);
      }
      return value as readonly string[];
    };
    return { kind: 'merge-partners', ...readBody(body, { keep: readDocumentId, merge: readList }) };
  },
};

function readChange(value: unknown): DefinitionChangeAsked {
  const kinds = Object.keys(KINDS) as DefinitionChangeAsked['kind'][];
  const kind = isObject(value) ? kinds.find((known) => known === value.kind) : undefined;
  if (kind === undefined) {
    throw new ValidationError(`"change" is needed: an object whose "kind" is one of ${kinds.join(', ')}.`);
  }
  return KINDS[kind](value as Body);
}

function readSeen(value: unknown): string {
  if (typeof value !== 'string' || !SEEN.test(value)) {
    throw new ValidationError('"seen" is needed: what the preview answered as "seen".');
  }
  return value;
}

/** Changing a definition (更改定义): first a preview, then the change with a reason. */
export const definitionsController = (services: Services) => {
  async function asked(ctx: Context): Promise<Locale> {
    await requireUnbound(services.strapi);
    return readQuery(requestOf(ctx), contract.languageQuery).locale ?? DEFAULT_LOCALE;
  }

  return {
    /** POST /definitions/preview `{ change }` */
    async preview(ctx: Context): Promise<void> {
      const locale = await asked(ctx);
      const { change } = readBody(ctx.request.body, { change: readChange });
      ctx.body = { data: await services.definitions.preview({ change, locale }) };
    },

    /** POST /definitions/change `{ change, reason, seen }` */
    async change(ctx: Context): Promise<void> {
      const locale = await asked(ctx);
      const body = readBody(ctx.request.body, {
        change: readChange,
        reason: words(LONGEST_REASON),
        seen: readSeen,
      });
      const step = { ...body, locale, actor: actorOf(services.strapi), at: new Date() };
      ctx.body = { data: await services.definitions.take(step) };
    },
  };
};
