/** The waterfall hook that hands out what a list can be filtered by. */
export const LIST_FILTERS_HOOK = 'Admin/CM/pages/ListView/inject-in-filters';

const LIST = /\/content-manager\/collection-types\/((?:api|plugin)::[a-z0-9.-]+)$/;

interface Filter {
  readonly name: string;
  readonly label: unknown;
}

/** Strapi names the fields of a filter by their codes: here they have the names that their columns have. */
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
