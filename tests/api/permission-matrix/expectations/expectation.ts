/** The form of an expectation: a status for each role, and for each target if the targets differ. */
import {
  BOUND,
  MATRIX_ROLES,
  OUTSIDERS,
  UNBOUND,
  type Insider,
  type MatrixRole,
  type Outsider,
  type Target,
} from '../roles';

export type Status = number | readonly number[];

/** A bare status stands for all targets. */
export type Answer = Status | Readonly<Partial<Record<Target, Status>>>;

export type Expectation = Readonly<Record<MatrixRole, Answer>>;

/** By route, as `METHOD /path/:parameter`. */
export type Expectations = Readonly<Record<string, Expectation>>;

const alike = <Role extends string>(roles: readonly Role[], answer: Answer): Record<Role, Answer> =>
  Object.fromEntries(roles.map((role) => [role, answer])) as Record<Role, Answer>;

/** The same answer for every asker, signed in or not. */
export const open = (answer: Answer): Expectation => alike(MATRIX_ROLES, answer);

/** A route of the panel: askers without a session of the panel get 401, also with a token of another kind. */
export const panel = ({
  networkSecretariat,
  ...answers
}: Readonly<Record<Exclude<Insider, 'networkSecretariat'>, Answer>> & {
  /** By default the answer to the super admin; given here if the role lacks a right. */
  readonly networkSecretariat?: Answer;
}): Expectation => ({
  ...alike(OUTSIDERS, 401),
  ...answers,
  networkSecretariat: networkSecretariat ?? answers.superAdmin,
});

export const everyAccount = (answer: Answer): Expectation =>
  panel({ ...alike(BOUND, answer), superAdmin: answer });

/** A route of the panel that is closed to bound accounts for every target. */
export const closed = (superAdmin: Answer): Expectation =>
  panel({ ...alike(BOUND, 403), networkSecretariat: 403, superAdmin });

/** A route of the panel for accounts that compile the report, of their own programmes or of all. */
export const compilers = (answer: Answer, unlinked: Answer = answer): Expectation =>
  panel({
    partnerEditor: 403,
    coordinator: 403,
    secretariat: answer,
    unlinkedSecretariat: unlinked,
    superAdmin: answer,
  });

/** A route of the panel for those who work with the whole network. */
export const network = (answer: Answer): Expectation =>
  panel({ ...alike(BOUND, 403), networkSecretariat: answer, superAdmin: answer });

/** A route of the Content API, where no account of the panel is known. */
export const contentApi = (answers: Readonly<Record<Outsider, Answer>>): Expectation => ({
  ...answers,
  ...alike([...BOUND, ...UNBOUND] as const, 401),
});

const isStatus = (answer: Answer): answer is Status => typeof answer === 'number' || Array.isArray(answer);

/** The expected statuses of a role and a target; empty if the expectation does not name them. */
export function statusesOf(expectation: Expectation, role: MatrixRole, target: Target): readonly number[] {
  const answer = expectation[role];
  const status = isStatus(answer) ? answer : answer[target];
  return [status ?? []].flat();
}
