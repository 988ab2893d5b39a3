/** The server whose panel is worked in. */
import { serve, startStrapi } from '../serve.mjs';

const { strapi, url } = await startStrapi();

serve({ strapi, url, commands: {} });
