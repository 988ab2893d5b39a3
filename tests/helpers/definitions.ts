/** Changes a definition as the network secretariat does: first a preview, then the step with a reason. */
import type {
  DefinitionChangeAsked,
  DefinitionPreview,
} from '../../src/plugins/monthly-report/shared/definitions';
import { asAdmin } from './bound-accounts';
import type { TestServer } from './server';

export async function changeDefinition(
  server: TestServer,
  change: DefinitionChangeAsked,
): Promise<DefinitionPreview> {
  const step = async (name: string, body: object): Promise<DefinitionPreview> => {
    const { data } = await asAdmin(server, {
      method: 'post',
      path: `/monthly-report/definitions/${name}`,
      body: { change, ...body },
    });
    return data as DefinitionPreview;
  };
  const { seen } = await step('preview', {});
  return step('change', { seen, reason: '秘书处核定' });
}
