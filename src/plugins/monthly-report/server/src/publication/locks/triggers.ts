/** The triggers with which the database itself protects published content, in the SQL of each database. */
import { WRITING } from '../store/writing';
import type { LockedTable } from './locked-tables';

/** The start of a trigger's message; after it comes the month, or the table that is never changed. */
export const LOCKED_SIGN = 'monthly_report_locked:';
export const KEPT_SIGN = 'monthly_report_kept:';

const EVENTS = ['INSERT', 'UPDATE', 'DELETE'] as const;
type Event = (typeof EVENTS)[number];

/** The rows (OLD, NEW) that each event has. */
const ROWS: Readonly<Record<Event, readonly string[]>> = {
  INSERT: ['NEW'],
  UPDATE: ['OLD', 'NEW'],
  DELETE: ['OLD'],
};

const IS_LIFTED = `EXISTS (SELECT 1 FROM ${WRITING} WHERE lifted = 1)`;

/**
 * Columns that may change: the database sets a deleted account to null, and a partner asks for a correction of a
 * locked month.
 */
const UNLOCKED_COLUMNS = /^"(created_by_id|updated_by_id|updated_at|correction_.*)"$/;

export interface TriggerPlan {
  /** The table with the states of months. */
  readonly states: string;
  readonly locked: readonly LockedTable[];
  /** Tables whose rows are never changed or deleted. */
  readonly kept: readonly string[];
  /** The table of reports; its rows stay while their month is published. */
  readonly reports: string;
  readonly columnsOf: (table: string) => readonly string[];
}

export interface Trigger {
  readonly name: string;
  readonly table: string;
  readonly statement: string;
}

const lockedMonths = (states: string, months: string): string =>
  `SELECT state.month FROM ${states} state WHERE state.state = 'published' AND NOT ${IS_LIFTED}
    AND state.month IN (SELECT of_row.month FROM (${months}) of_row)`;

const updateOf = (columns: readonly string[]): string =>
  `UPDATE OF ${columns.filter((column) => !UNLOCKED_COLUMNS.test(column)).join(', ')}`;

/** Names are cut to the length that PostgreSQL accepts; the start of a long table name is still unique. */
const nameOf = (kind: string, table: string): string => `mr_${kind}_${table}`.slice(0, 63);

export function sqliteTriggers({ states, locked, kept, reports, columnsOf }: TriggerPlan): Trigger[] {
  const trigger = (kind: string, table: string, event: Event, body: string): Trigger => {
    const name = `${nameOf(kind, table)}_${event.toLowerCase()}`;
    const on = event === 'UPDATE' ? updateOf(columnsOf(table)) : event;
    return { name, table, statement: `CREATE TRIGGER ${name} BEFORE ${on} ON ${table} BEGIN ${body}; END` };
  };
  // RAISE accepts only a literal message before SQLite 3.47, and an older command line could not open a file with
  // another message. The message of a malformed JSON path quotes the path, so it names the month. If a SQLite version
  // accepted the path, the RAISE around it would still refuse the write.
  const refuse = (found: string) =>
    `SELECT CASE WHEN json_type('{}', '${LOCKED_SIGN}' || found.month) IS NULL
      THEN RAISE(ABORT, '${LOCKED_SIGN}') END FROM (${found}) found`;
  const never = (table: string) => `SELECT RAISE(ABORT, '${KEPT_SIGN}${table}') WHERE NOT ${IS_LIFTED}`;
  return [
    ...locked.flatMap(({ table, monthsOf }) =>
      EVENTS.map((event) =>
        trigger(
          'lock',
          table,
          event,
          refuse(lockedMonths(states, ROWS[event].map(monthsOf).join(' UNION ALL '))),
        ),
      ),
    ),
    ...kept.flatMap((table) => [
      trigger('keep', table, 'UPDATE', never(table)),
      trigger('keep', table, 'DELETE', never(table)),
    ]),
    trigger('lock', reports, 'DELETE', refuse(lockedMonths(states, 'SELECT OLD.month AS month'))),
    trigger(
      'lock',
      reports,
      'UPDATE',
      refuse(
        lockedMonths(
          states,
          'SELECT OLD.month AS month WHERE OLD.month <> NEW.month OR OLD.published_at IS NOT NULL',
        ),
      ),
    ),
  ];
}

/** The longest time that a writer waits for a publication before it is told to try again. */
const LONGEST_WAIT = '10s';

/** Functions are replaced at every start; a trigger names its function and stays unchanged. */
export interface PostgresTriggers {
  readonly functions: readonly string[];
  readonly triggers: readonly Trigger[];
}

export function postgresTriggers(plan: TriggerPlan): PostgresTriggers {
  const { states, locked, kept, reports, columnsOf } = plan;
  const functionOf = (name: string, body: string, settings = ''): string =>
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql${settings} AS $body$
      DECLARE found_month text;
      BEGIN ${body} RETURN COALESCE(NEW, OLD); END $body$`;
  const refuse = (months: string, waits: boolean): string => `
    ${waits ? `LOCK TABLE ${WRITING} IN ROW EXCLUSIVE MODE;` : ''}
    found_month := (${lockedMonths(states, months)} LIMIT 1);
    IF found_month IS NOT NULL THEN
      RAISE EXCEPTION '${LOCKED_SIGN}%', found_month USING ERRCODE = 'MR409';
    END IF;`;
  const trigger = (name: string, table: string, events: string): Trigger => ({
    name,
    table,
    statement: `CREATE TRIGGER ${name} BEFORE ${events} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  });
  const lock = ({ table, monthsOf }: LockedTable) => {
    const name = nameOf('lock', table);
    const months = ['NEW', 'OLD'].map(monthsOf).join(' UNION ALL ');
    return {
      body: functionOf(name, refuse(months, true), ` SET lock_timeout = '${LONGEST_WAIT}'`),
      trigger: trigger(name, table, `INSERT OR DELETE OR ${updateOf(columnsOf(table))}`),
    };
  };
  const keep = (table: string) => {
    const name = nameOf('keep', table);
    return {
      body: functionOf(
        name,
        `IF NOT ${IS_LIFTED} THEN RAISE EXCEPTION '${KEPT_SIGN}${table}' USING ERRCODE = 'MR409'; END IF;`,
      ),
      trigger: trigger(name, table, 'UPDATE OR DELETE'),
    };
  };
  const reportLock = nameOf('lock', reports);
  const parts = [
    ...locked.map(lock),
    ...kept.map(keep),
    {
      body: functionOf(
        reportLock,
        refuse(
          `SELECT OLD.month AS month WHERE TG_OP = 'DELETE' OR OLD.month <> NEW.month OR OLD.published_at IS NOT NULL`,
          // A publication holds the turn itself and writes its report.
          false,
        ),
      ),
      trigger: trigger(reportLock, reports, `DELETE OR ${updateOf(columnsOf(reports))}`),
    },
  ];
  return { functions: parts.map(({ body }) => body), triggers: parts.map((part) => part.trigger) };
}
