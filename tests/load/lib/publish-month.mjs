/** Publishes months as the secretariat does: the findings that block one are explained first. */

export const SYSTEM = { kind: 'system', name: 'system' };

/** @param {object} strapi loaded @param {string} month */
export async function publishMonth(strapi, month) {
  const service = (name) => strapi.plugin('monthly-report').service(name);
  const at = new Date();
  for (const { key, finding } of await service('findings').visible(month, SYSTEM)) {
    if (finding.severity !== 'error') continue;
    await service('findings').explain(month, key, '已核对，以系统汇总数为准。', SYSTEM, at);
  }
  await service('publications').publish({ month, actor: SYSTEM, at });
}
