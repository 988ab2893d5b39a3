/**
 * The version of everything that a release keeps in the database: the columns of the content types, the
 * plugin's own tables, their triggers, and what the values mean. A change of any of these is a new
 * version (docs/upgrading.md); tests/api/schema-version.test.ts fails until it is one.
 */
export const SCHEMA_VERSION = 1;

/** The release that began this version: people know releases, not versions of a schema. */
export const SCHEMA_RELEASE = '0.2.0';
