/** The waterfall hook that passes on the filters of a list. */
export const LIST_FILTERS_HOOK = 'Admin/CM/pages/ListView/inject-in-filters';

const LIST = /\/content-manager\/collection-types\/((?:api|plugin)::[a-z0-9.-]+)$/;

interface Filter {
  readonly name: string;
  readonly label: unknown;
}

/** Strapi labels filters by the codes of their fields: this gives them the names of their columns. */
export function nameFilters<T extends { readonly displayedFilters: readonly Filter[] }>(data: T): T {
  const [, uid] = LIST.exec(window.location.pathname) ?? [];
  if (uid === undefined) return data;
  const named = (filter: Filter): Filter =>
    typeof filter.label === 'string' && filter.label === filter.name
      ? {
          ...filter,
          label: { id: `content-manager.content-types.${uid}.${filter.name}`, defaultMessage: filter.label },
        }
      : filter;
  return { ...data, displayedFilters: data.displayedFilters.map(named) };
}
