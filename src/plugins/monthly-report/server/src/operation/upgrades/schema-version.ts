/**
 * The version of everything that a release stores in the database: the columns of the content types, the plugin's own
 * tables, their triggers, and the meaning of the values. A change of any of these needs a new version
 * (docs/upgrading.md); without one, tests/api/schema-version.test.ts fails.
 */
export const SCHEMA_VERSION = 1;

/** The release with which this version began: people know releases, not schema versions. */
export const SCHEMA_RELEASE = '0.2.0';
