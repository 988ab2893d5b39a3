/**
 * npm run config:check   names every wrong setting at once; exit code 78 if one is wrong
 * npm run config:docs    writes .env.example and docs/settings.md (both languages) from src/settings
 */
import fs from 'node:fs';
import path from 'node:path';

import { explainAndExit, ROOT } from './ensure.mjs';
import { requireSettings, settingsModule } from './settings.mjs';

const COMMANDS = { check, docs };

try {
  const command = COMMANDS[process.argv[2]];
  if (!command) throw new Error('Say what to do: node scripts/config.mjs check | docs');
  await command();
} catch (error) {
  explainAndExit(error);
}

async function check() {
  const settings = await requireSettings({ mayRunAlready: true });
  const { HOST, PORT, PUBLIC_URL, NODE_ENV, DATABASE_CLIENT, DATABASE_FILENAME, EMAIL_PROVIDER } = settings;
  say(
    [
      `All ${Object.keys(settings).length} settings are right (${NODE_ENV}):`,
      `  listens on ${HOST}, port ${PORT}; readers come by ${PUBLIC_URL || 'the same address (PUBLIC_URL is not set)'}`,
      `  database: ${DATABASE_CLIENT === 'sqlite' ? `SQLite, ${DATABASE_FILENAME}` : 'PostgreSQL (DATABASE_URL)'}`,
      `  e-mail: ${EMAIL_PROVIDER || 'none is sent (EMAIL_PROVIDER is not set)'}`,
    ].join('\n'),
  );
}

function docs() {
  for (const [name, text] of Object.entries(settingsModule().documents())) {
    fs.writeFileSync(path.join(ROOT, name), text);
    say(`Wrote ${name}.`);
  }
}

function say(text) {
  process.stdout.write(`${text}\n`);
}
