interface PolicyContext {
  readonly state: { readonly userAbility?: { can(action: string): boolean } };
}

interface Config {
  readonly actions: readonly string[];
}

/** Lets in a caller with at least one of some rights of the panel; `admin::hasPermissions` asks for all of them. */
export const holdsOne = ({ state }: PolicyContext, { actions }: Config): boolean =>
  actions.some((action) => state.userAbility?.can(action) === true);
