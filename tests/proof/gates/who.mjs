/** The askers, and the content that each of them is linked to. */
import { ROLES } from './content-model.mjs';

/** Askers with the credentials of the Content API, or without any. */
export const OUTSIDERS = [
  'public',
  'reader',
  'readOnlyToken',
  'customToken',
  'previewToken',
  'fullAccessToken',
];

/** Outsiders with the right to see unpublished content. */
export const PREVIEWERS = ['previewToken', 'fullAccessToken'];

/**
 * Accounts of the panel. `role` is a name of the content model; `links` gives the codes of the entries that
 * name the account. Each bound role is there once with links and once without.
 */
export const INSIDERS = {
  partnerEditor: {
    role: 'partnerEditor',
    links: [{ uid: 'api::partner.partner', code: 'shanshui', field: 'editors' }],
  },
  regionalCoordinator: {
    role: 'regionalCoordinator',
    links: [{ uid: 'api::region.region', code: 'anhui', field: 'coordinators' }],
  },
  secretariat: {
    role: 'secretariat',
    links: [{ uid: 'api::programme.programme', code: 'yicang', field: 'secretariatUsers' }],
  },
  networkSecretariat: { role: 'networkSecretariat', links: [] },
  unlinkedPartnerEditor: { role: 'partnerEditor', links: [] },
  unlinkedSecretariat: { role: 'secretariat', links: [] },
  superAdmin: { role: null, links: [] },
};

export const EVERYBODY = [...OUTSIDERS, ...Object.keys(INSIDERS)];

export const roleCodeOf = ({ role }) => (role === null ? 'strapi-super-admin' : ROLES[role]);
