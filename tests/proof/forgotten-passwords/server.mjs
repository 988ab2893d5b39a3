/** The server of the proof, with accounts to ask about. */
import { serve, startStrapi } from '../serve.mjs';

const { strapi, url } = await startStrapi();
const USERS = 'plugin::users-permissions';

serve({
  strapi,
  url,
  commands: {
    /** One account of the panel and one of a front end, and the step of the latter opened to the public. */
    async makeAccounts({ email, password }) {
      const superAdmin = await strapi.service('admin::role').getSuperAdmin();
      await strapi.service('admin::user').create({
        email,
        password,
        firstname: 'Known',
        isActive: true,
        registrationToken: null,
        roles: [superAdmin.id],
      });
      const role = async (type) => strapi.db.query(`${USERS}.role`).findOne({ where: { type } });
      await strapi.db.query(`${USERS}.user`).create({
        data: {
          username: 'known',
          email,
          provider: 'local',
          confirmed: true,
          role: (await role('authenticated')).id,
        },
      });
      await strapi.db.query(`${USERS}.permission`).create({
        data: { action: `${USERS}.auth.forgotPassword`, role: (await role('public')).id },
      });
    },
  },
});
