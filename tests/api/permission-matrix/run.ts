/** Asks every question of the matrix and keeps the answers. */
import { ask } from '../../helpers/bound-accounts';
import { statusesOf, type Expectation } from './expectations/expectation';
import { prepareCall, targetsOf } from './requests';
import { MATRIX_ROLES, OUTSIDERS, type Insider, type MatrixRole, type Target } from './roles';
import { OTHERS_CONTENT, OTHERS_FILE, type World } from './world';

export interface Cell {
  readonly route: string;
  readonly role: MatrixRole;
  readonly target: Target;
  readonly expected: readonly number[];
  readonly status: number;
  /** The text about the other partner in an answer to an account that may not see it; null if there is none. */
  readonly told: string | null;
  readonly text: string;
}

const AT_ONCE = 8;

/** Requests that end the session of their own account. */
const LEAVING = ['DELETE /admin/users/me/sessions', 'POST /admin/logout'];

/** Roles that may not see the other partner's content. Files have no month: a reading token may read their list. */
const UNTOLD: Readonly<Record<string, readonly MatrixRole[]>> = {
  [OTHERS_CONTENT]: ['public', 'reader', 'readOnlyToken', 'customToken', 'partnerEditor', 'coordinator'],
  [OTHERS_FILE]: ['public', 'reader', 'customToken', 'partnerEditor', 'coordinator'],
};

const isOutsider = (role: MatrixRole): role is Exclude<MatrixRole, Insider> =>
  OUTSIDERS.some((outsider) => outsider === role);

const tokenFor = (world: World, route: string, role: MatrixRole): Promise<string | null> | string | null =>
  LEAVING.includes(route) && !isOutsider(role) ? world.leavingToken(role) : world.tokens[role];

interface Question {
  readonly route: string;
  readonly role: MatrixRole;
  readonly target: Target;
  readonly expected: readonly number[];
}

const questionsOf = ([route, expectation]: readonly [string, Expectation]): Question[] =>
  targetsOf(route).flatMap((target) =>
    MATRIX_ROLES.map((role) => ({ route, role, target, expected: statusesOf(expectation, role, target) })),
  );

/** Pictures are read as bytes, but may contain secrets too: a drawing is text. */
const textOf = ({ text, body }: Awaited<ReturnType<typeof ask>>): string =>
  Buffer.isBuffer(body) ? body.toString('utf8') : text;

async function answer(world: World, question: Question): Promise<Cell> {
  const { route, role, target } = question;
  const { call, giveBack } = await prepareCall(world, route, target);
  const response = await ask(world.server, await tokenFor(world, route, role), call);
  const { status } = response;
  const text = textOf(response);
  if (status >= 400) giveBack();
  const told = Object.keys(UNTOLD).find((mark) => UNTOLD[mark]?.includes(role) && text.includes(mark));
  return { ...question, status, text: text.slice(0, 300), told: told ?? null };
}

/** Eight at a time: no question changes an entry of another one. */
export async function runMatrix(
  world: World,
  expectations: readonly (readonly [string, Expectation])[],
): Promise<readonly Cell[]> {
  const waiting = expectations.flatMap(questionsOf);
  const cells: Cell[] = [];
  const work = async (): Promise<void> => {
    for (let question = waiting.shift(); question !== undefined; question = waiting.shift()) {
      cells.push(await answer(world, question));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return cells;
}

/** A sentence for each answer that was not expected. */
export function surprise({ route, role, target, expected, status, text }: Cell): string | null {
  if (expected.includes(status)) return null;
  const wanted = expected.length === 0 ? 'nothing (no expectation)' : expected.join(' or ');
  return `${route}, asked by ${role} for ${target}: expected ${wanted}, got ${status} ${text}`;
}

/** One line for each route, with the statuses of every role in the order of its targets; for printing. */
export function tableOf(cells: readonly Cell[]): string {
  const routes = [...new Set(cells.map(({ route }) => route))].sort();
  const lines = routes.map((route) => {
    const ofRoute = cells.filter((cell) => cell.route === route);
    const columns = MATRIX_ROLES.map((role) =>
      targetsOf(route)
        .map((target) => ofRoute.find((cell) => cell.role === role && cell.target === target)?.status)
        .join(' '),
    );
    return `| ${[route, targetsOf(route).join(' '), ...columns].join(' | ')} |`;
  });
  const head = ['route', 'asked for', ...MATRIX_ROLES];
  return [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...lines, ''].join('\n');
}
