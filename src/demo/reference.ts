import type { DemoData } from './data';
import type { DemoStore } from './store';

/** Reference data: regions, partners, communities, indicators … Everything else refers to it. */
export async function keepReference(store: DemoStore, data: DemoData): Promise<void> {
  for (const [type, entries] of [
    ['api::region.region', data.regions],
    ['api::partner-tier.partner-tier', data.partnerTiers],
    ['api::community.community', data.communities],
    ['api::activity-type.activity-type', data.activityTypes],
    ['api::dimension.dimension', data.dimensions],
  ] as const) {
    for (const entry of entries) {
      await store.keep(type, { code: entry.code, sameAs: { code: entry.code }, month: null, data: entry });
    }
  }

  for (const { region, ...partner } of data.partners) {
    await store.keep('api::partner.partner', {
      code: partner.code,
      sameAs: { code: partner.code },
      month: null,
      data: { ...partner, region: store.idOf('api::region.region', region) },
    });
  }

  // In the file an indicator stands after its parts.
  const indicatorOf = (code: string) => store.idOf('api::indicator.indicator', code);
  for (const { parts = [], dimensions = [], numerator, denominator, ...indicator } of data.indicators) {
    await store.keep('api::indicator.indicator', {
      code: indicator.code,
      sameAs: { code: indicator.code },
      month: null,
      data: {
        ...indicator,
        parts: parts.map(indicatorOf),
        dimensions: dimensions.map((code) => store.idOf('api::dimension.dimension', code)),
        numerator: numerator === undefined ? null : indicatorOf(numerator),
        denominator: denominator === undefined ? null : indicatorOf(denominator),
      },
    });
  }
}

export async function keepProgrammes(store: DemoStore, data: DemoData): Promise<void> {
  for (const programme of data.programmes) {
    await store.keep('api::programme.programme', {
      code: programme.code,
      sameAs: { code: programme.code },
      month: null,
      data: {
        ...programme,
        indicators: programme.indicators.map((code) => store.idOf('api::indicator.indicator', code)),
      },
    });
  }

  for (const membership of data.memberships) {
    const { programme, partner, tier, fromMonth, toMonth } = membership;
    const programmeId = store.idOf('api::programme.programme', programme);
    const partnerId = store.idOf('api::partner.partner', partner);
    await store.keep('api::membership.membership', {
      code: `${programme}:${partner}:${fromMonth}`,
      sameAs: { programme: { documentId: programmeId }, partner: { documentId: partnerId }, fromMonth },
      month: null,
      data: {
        programme: programmeId,
        partner: partnerId,
        tier: tier === undefined ? null : store.idOf('api::partner-tier.partner-tier', tier),
        fromMonth,
        toMonth: toMonth ?? null,
      },
    });
  }

  for (const { programme, indicator, partner, ...target } of data.targets) {
    const { fromMonth, toMonth } = target;
    const links = {
      programme: store.idOf('api::programme.programme', programme),
      indicator: store.idOf('api::indicator.indicator', indicator),
      partner: partner === undefined ? null : store.idOf('api::partner.partner', partner),
    };
    const linked = Object.entries(links).map(([name, documentId]) => [
      name,
      documentId === null ? null : { documentId },
    ]);
    await store.keep('api::target.target', {
      code: [programme, indicator, partner ?? '', fromMonth, toMonth].join(':'),
      sameAs: { ...Object.fromEntries(linked), fromMonth, toMonth },
      month: null,
      data: { ...target, ...links },
    });
  }
}
