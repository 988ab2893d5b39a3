/** A Strapi on the same database that is never stopped: it fills the database and recounts it. */
import { fillAndPublish } from '../month-content.mjs';
import { serve, startStrapi } from '../serve.mjs';

const { strapi, url } = await startStrapi();
const plugin = (name) => strapi.plugin('monthly-report').service(name);

serve({
  strapi,
  url,
  commands: {
    fill: (size) => fillAndPublish(strapi, size),

    async check() {
      const differences = [];
      const say = (difference) => differences.push(difference);
      const { revisions } = await plugin('verification').verify(say, () => undefined);
      const counted = await plugin('kept-sums').check((difference) => say(JSON.stringify(difference)));
      return { revisions, counted, differences };
    },
  },
});
