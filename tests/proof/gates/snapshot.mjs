/**
 * A prepared database and its files, kept unchanged: each batch of requests works on a copy, so
 * that one batch cannot delete content of the next. No process may have the database open meanwhile.
 */
import fs from 'node:fs';
import path from 'node:path';

import pg from 'pg';

const SUFFIXES = ['', '-wal', '-shm'];

/** @param {Record<string, string>} env DATABASE_* and PUBLIC_DIR of a prepared database */
export function snapshotOf(env) {
  return env.DATABASE_CLIENT === 'postgres' ? postgresSnapshot(env) : sqliteSnapshot(env);
}

function copyFiles(env, folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync(env.PUBLIC_DIR, folder, { recursive: true });
}

function sqliteSnapshot(env) {
  const copy = `${env.DATABASE_FILENAME}.copy`;
  const publicFolder = `${env.PUBLIC_DIR}-copy`;
  return {
    /** Returns the environment of a fresh copy and removes the one before. */
    async copy() {
      for (const suffix of SUFFIXES) {
        fs.rmSync(copy + suffix, { force: true });
        if (fs.existsSync(env.DATABASE_FILENAME + suffix)) {
          fs.copyFileSync(env.DATABASE_FILENAME + suffix, copy + suffix);
        }
      }
      copyFiles(env, publicFolder);
      return { ...env, DATABASE_FILENAME: copy, PUBLIC_DIR: publicFolder };
    },
    async drop() {
      for (const suffix of SUFFIXES) fs.rmSync(copy + suffix, { force: true });
      fs.rmSync(publicFolder, { recursive: true, force: true });
    },
  };
}

function postgresSnapshot(env) {
  const url = new URL(env.DATABASE_URL);
  const name = path.posix.basename(url.pathname);
  const copyUrl = new URL(url);
  copyUrl.pathname = `/${name}_copy`;
  const serverUrl = new URL(url);
  serverUrl.pathname = '/postgres';
  const publicFolder = `${env.PUBLIC_DIR}-copy`;
  const execute = async (...statements) => {
    const client = new pg.Client({ connectionString: serverUrl.toString() });
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  const copy = pg.escapeIdentifier(`${name}_copy`);
  const dropCopy = `DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`;
  return {
    async copy() {
      await execute(dropCopy, `CREATE DATABASE ${copy} TEMPLATE ${pg.escapeIdentifier(name)}`);
      copyFiles(env, publicFolder);
      return { ...env, DATABASE_URL: copyUrl.toString(), PUBLIC_DIR: publicFolder };
    },
    async drop() {
      await execute(dropCopy);
      fs.rmSync(publicFolder, { recursive: true, force: true });
    },
  };
}
