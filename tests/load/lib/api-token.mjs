/** A token of somebody who may preview: live figures are for those alone. */
export async function createApiToken(strapi) {
  const token = { name: `bench ${process.pid}`, description: '', type: 'full-access', lifespan: null };
  return (await strapi.service('admin::api-token').create(token)).accessKey;
}
