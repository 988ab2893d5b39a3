/** The relations of a type, as Strapi's database layer stores them. */
import type { Core } from '@strapi/strapi';

export interface StoredRelation {
  readonly name: string;
  /** The uid of the type or component that it leads to; '' if it may lead to any type. */
  readonly target: string;
  /** Whether the other side stores it. */
  readonly isMapped: boolean;
  /** The link table, if there is one, with its columns. */
  readonly table: { readonly name: string; readonly source: string; readonly target: string } | null;
}

interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly mappedBy?: string;
  readonly joinTable?: {
    readonly name: string;
    readonly joinColumn?: { readonly name: string };
    readonly inverseJoinColumn?: { readonly name: string };
  };
}

/** Components count as relations here, because Strapi stores them in the same way. */
export function storedRelations(strapi: Core.Strapi, uid: string): readonly StoredRelation[] {
  const attributes = strapi.db.metadata.get(uid).attributes as unknown as Readonly<Record<string, Attribute>>;
  return Object.entries(attributes)
    .filter(([, { type }]) => type === 'relation')
    .map(([name, { joinTable, mappedBy, target = '' }]) => {
      const source = joinTable?.joinColumn?.name;
      const column = joinTable?.inverseJoinColumn?.name;
      const hasTable = joinTable !== undefined && source !== undefined && column !== undefined;
      return {
        name,
        target,
        isMapped: mappedBy !== undefined,
        table: hasTable ? { name: joinTable.name, source, target: column } : null,
      };
    });
}

/** @throws TypeError if the type has no such relation. */
export function targetOf(strapi: Core.Strapi, uid: string, name: string): string {
  const relation = storedRelations(strapi, uid).find((one) => one.name === name);
  if (relation === undefined) throw new TypeError(`${uid}.${name} is not a relation`);
  return relation.target;
}
