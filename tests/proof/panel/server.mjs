/** The server of the panel for the jobs. */
import { serve, startStrapi } from '../serve.mjs';

const { strapi, url } = await startStrapi();

serve({ strapi, url, commands: {} });
