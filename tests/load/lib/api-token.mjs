/** A token that may preview: live figures need that right. */
export async function createApiToken(strapi) {
  const token = { name: `bench ${process.pid}`, description: '', type: 'full-access', lifespan: null };
  return (await strapi.service('admin::api-token').create(token)).accessKey;
}
