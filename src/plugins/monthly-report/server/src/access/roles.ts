import { ROLES, type RoleCode, type RoleName } from '../content-model';

export { ROLES, type RoleCode, type RoleName };

/** The roles that bind an account to a part of the content; the network secretariat works with all of it. */
export const BINDING_ROLES: readonly RoleCode[] = [
  ROLES.partnerEditor,
  ROLES.regionalCoordinator,
  ROLES.secretariat,
];

export const isBindingRole = (code: unknown): code is RoleCode =>
  BINDING_ROLES.some((known) => known === code);

/** Whether this plugin seeded all roles of an account. If so, the account has no rights from other roles. */
export const areSeeded = (codes: readonly string[]): boolean =>
  codes.length > 0 && codes.every((code) => Object.values(ROLES).some((seeded) => seeded === code));
