import { createElement, lazy, Suspense, type ComponentType } from 'react';
import { Page, useAuth, type StrapiApp } from '@strapi/strapi/admin';

import { ROLES } from '../../shared/vocabulary';

const SEEDED_ROLES: readonly string[] = Object.values(ROLES);

const HomePage = lazy(() => import('./pages/HomePage'));

type Routes = StrapiApp['router']['routes'];
type Route = Routes[number];

/** A lazy route: it is drawn by this component. */
interface LoadedRoute {
  readonly Component?: ComponentType | null;
}

/** Accounts with roles other than the network's keep Strapi's own first page. */
const homeOf = (theirs: ComponentType): ComponentType =>
  function Home() {
    const roles = useAuth('MonthlyReportHome', ({ user }) => user?.roles ?? []);
    const isOurs = roles.length > 0 && roles.every(({ code }) => SEEDED_ROLES.includes(code));
    if (!isOurs) return createElement(theirs);
    return createElement(Suspense, { fallback: createElement(Page.Loading) }, createElement(HomePage));
  };

/** Puts the network's first page in the place of Strapi's. */
export function replaceHome({ router }: Pick<StrapiApp, 'router'>): void {
  const replaced = (route: Route): Route => {
    const { lazy: load } = route;
    if (route.index !== true || load === undefined) return route;
    return {
      ...route,
      lazy: async () => {
        const { Component } = (await load()) as LoadedRoute;
        if (!Component) throw new Error('The first page of the panel has no component.');
        return { Component: homeOf(Component) };
      },
    };
  };
  router.addRoute((routes: Routes) => routes.map(replaced));
}
