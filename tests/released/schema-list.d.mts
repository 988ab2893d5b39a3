import type { Knex } from 'knex';

export function schemaList(kind: 'sqlite' | 'postgres', db: Knex): Promise<Readonly<Record<string, string>>>;
