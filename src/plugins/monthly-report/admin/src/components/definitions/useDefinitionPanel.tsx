import { useEffect, useRef } from 'react';
import { useForm } from '@strapi/strapi/admin';
import { Flex, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { DefinedType } from '../../../../shared/definitions';
import { readAgain } from '../../editing/typed-forms';
import { useRights } from '../../services/useRights';
import { useWords } from '../../services/useWords';
import type { SidePanel } from '../submissions/useSubmissionPanel';
import { askedChange, changedFields, definedTypeOf, type Values } from './asked-change';
import { DefinitionStep } from './DefinitionStep';

interface DefinitionPanelProps {
  readonly model: string;
  readonly type: DefinedType;
  readonly document: Values | undefined;
}

const textIn = (values: Values, names: readonly string[]): string => {
  const found = names.map((name) => values[name]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : '';
};

const DefinitionPanel = ({ model, type, document }: DefinitionPanelProps) => {
  const words = useWords();
  const navigate = useNavigate();
  const initial = useForm('DefinitionPanel', (state) => state.initialValues as Values);
  const values = useForm('DefinitionPanel', (state) => state.values as Values);
  const onChange = useForm('DefinitionPanel', (state) => state.onChange);
  const documentId = typeof document?.documentId === 'string' ? document.documentId : null;
  const { data, others } = changedFields(type, initial, values);
  const change = askedChange(type, documentId, data);
  const subject = textIn(initial, ['label', 'name', 'code']) || textIn(values, ['label', 'name', 'code']);

  // After the step the form is read again. The other typed fields are put back, to be saved as usual.
  const typed = useRef<readonly (readonly [string, unknown])[]>([]);
  const version = document?.updatedAt;
  useEffect(() => {
    const back = typed.current;
    typed.current = [];
    // The form takes over the new data after this drawing; the typed fields come after it.
    if (back.length > 0) setTimeout(() => back.forEach(([name, value]) => onChange(name, value)));
    // Only a new version of the entry runs this.
  }, [version]);

  const list = `/content-manager/collection-types/${model}`;
  const taken = () => {
    typed.current = others;
    if (documentId === null) navigate(list);
    else readAgain(model, documentId);
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-section="change-definition">
      <Typography tag="p">{words('definitions.hint')}</Typography>
      {change === null ? (
        <Typography tag="p" textColor="neutral600">
          {words('definitions.unchanged')}
        </Typography>
      ) : (
        <DefinitionStep
          label={words('definitions.change')}
          subject={subject}
          change={change}
          onTaken={taken}
        />
      )}
      {type === 'membership' && documentId !== null ? (
        <DefinitionStep
          label={words('definitions.delete')}
          subject={subject}
          change={{ kind: 'delete', type, documentId }}
          variant="danger-light"
          onTaken={() => navigate(list)}
        />
      ) : null}
    </Flex>
  );
};

/** The step that changes the meaning of figures, beside the entry that defines them. */
export const useDefinitionPanel: SidePanel = ({ model, document }) => {
  const words = useWords();
  const may = useRights();
  const type = definedTypeOf(model);
  if (type === null || !may('publish')) return null;
  if (document?.documentId === undefined && type !== 'membership') return null;
  return {
    title: words('definitions.title'),
    content: <DefinitionPanel model={model} type={type} document={document} />,
  };
};
