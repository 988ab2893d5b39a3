/**
 * Reach into Strapi: services of the panel's accounts, which have no types for plugins. This plugin uses the
 * comparison of a password and the mail for a forgotten one.
 */
import type { Core } from '@strapi/strapi';

interface AdminAuth {
  validatePassword(password: string, hash: string): Promise<boolean>;
  forgotPassword(input: { readonly email: string }): Promise<unknown>;
}

const adminAuth = (strapi: Core.Strapi): AdminAuth => strapi.service('admin::auth') as AdminAuth;

export const isPasswordOf = (strapi: Core.Strapi, password: string, hash: string): Promise<boolean> =>
  adminAuth(strapi).validatePassword(password, hash);

export async function mailForgottenPassword(strapi: Core.Strapi, email: string): Promise<void> {
  await adminAuth(strapi).forgotPassword({ email });
}
