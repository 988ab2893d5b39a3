/** The triggers by which the database itself keeps what is published, in the words of each database. */
import { WRITING } from '../store/writing';
import type { LockedTable } from './locked-tables';

/** What a trigger says; the month, or the table that is never changed, follows. */
export const LOCKED_SIGN = 'monthly_report_locked:';
export const KEPT_SIGN = 'monthly_report_kept:';

const EVENTS = ['INSERT', 'UPDATE', 'DELETE'] as const;
type Event = (typeof EVENTS)[number];

/** OLD and NEW, as far as an event has them. */
const ROWS: Readonly<Record<Event, readonly string[]>> = {
  INSERT: ['NEW'],
  UPDATE: ['OLD', 'NEW'],
  DELETE: ['OLD'],
};

const IS_LIFTED = `EXISTS (SELECT 1 FROM ${WRITING} WHERE lifted = 1)`;

/** An account that is deleted is set to null by the database; a partner asks for a correction of what is locked. */
const UNLOCKED_COLUMNS = /^"(created_by_id|updated_by_id|updated_at|correction_.*)"$/;

export interface TriggerPlan {
  /** Table with the states of months. */
  readonly states: string;
  readonly locked: readonly LockedTable[];
  /** Tables whose rows are never changed or deleted. */
  readonly kept: readonly string[];
  /** The table of reports, whose rows stay while their month is published. */
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

/** Names are shortened to what PostgreSQL takes; the start of a long table name tells it apart. */
const nameOf = (kind: string, table: string): string => `mr_${kind}_${table}`.slice(0, 63);

export function sqliteTriggers({ states, locked, kept, reports, columnsOf }: TriggerPlan): Trigger[] {
  const trigger = (kind: string, table: string, event: Event, body: string): Trigger => {
    const name = `${nameOf(kind, table)}_${event.toLowerCase()}`;
    const on = event === 'UPDATE' ? updateOf(columnsOf(table)) : event;
    return { name, table, statement: `CREATE TRIGGER ${name} BEFORE ${on} ON ${table} BEGIN ${body}; END` };
  };
  // The message of RAISE is a literal before SQLite 3.47, and an older command line cannot open a
  // file with any other. The message of a malformed JSON path quotes the path: it names the month.
  // A SQLite that accepted the path would still refuse the write, by the RAISE around it.
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

/** How long a writer waits for a publication before it hears that somebody else is at it. */
const LONGEST_WAIT = '10s';

/** Functions are replaced at every start; a trigger names its function and stays as it is. */
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
          // A publication holds the turn and writes its report.
          false,
        ),
      ),
      trigger: trigger(reportLock, reports, `DELETE OR ${updateOf(columnsOf(reports))}`),
    },
  ];
  return { functions: parts.map(({ body }) => body), triggers: parts.map((part) => part.trigger) };
}
