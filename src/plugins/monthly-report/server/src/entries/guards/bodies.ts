import { refuse, type Guard, type Refusal } from './guard';

const isBlock = (node: unknown): boolean =>
  typeof node === 'object' && node !== null && 'type' in node && typeof node.type === 'string';

/** Strapi's own check of a body fails on a node that is not an object, and stores anything but a list as empty. */
export function bodiesGuard(field: string): Guard {
  return {
    actions: ['create', 'update', 'clone'],
    populate: {},
    checkInput(_strapi, data) {
      const body = data[field];
      if (body === undefined || body === null) return;
      if (Array.isArray(body) && body.every(isBlock)) return;
      const refusal: Refusal = {
        path: [field],
        message: `正文应为 Strapi 内容块的列表。 / "${field}" must be a list of Strapi blocks, each with a type.`,
      };
      refuse([refusal]);
    },
    check: () => undefined,
  };
}
