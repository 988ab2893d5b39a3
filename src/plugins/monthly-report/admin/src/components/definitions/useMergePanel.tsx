import { useCallback, useState } from 'react';
import { Field, Flex, Radio, TextInput, Typography } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';

import type { DefinitionPreview } from '../../../../shared/definitions';
import { useLoaded } from '../../services/useLoaded';
import { useMonthlyReportApi, type CommunityNamed } from '../../services/useMonthlyReportApi';
import { useRights } from '../../services/useRights';
import { useWords } from '../../services/useWords';
import { Shown } from '../page/Shown';
import { StepDialog } from '../steps/StepDialog';
import type { SidePanel } from '../submissions/useSubmissionPanel';
import { useReportLocale } from '../useReportLocale';
import { PreviewedStep } from './PreviewedStep';

const PARTNER = 'api::partner.partner';

interface PartnerChoiceProps {
  readonly without: string;
  readonly chosen: string | null;
  readonly onChoose: (documentId: string | null) => void;
}

/** Looks a partner up by its name or code, and takes one of those found. */
const PartnerChoice = ({ without, chosen, onChoose }: PartnerChoiceProps) => {
  const words = useWords();
  const api = useMonthlyReportApi();
  const [sought, setSought] = useState('');
  const [loaded] = useLoaded<readonly CommunityNamed[]>(
    useCallback((signal: AbortSignal) => api.findPartners(sought.trim(), signal), [api, sought]),
  );
  return (
    <>
      <Field.Root name="partner" hint={words('partners.find.hint')}>
        <Field.Label>{words('partners.find')}</Field.Label>
        <TextInput
          value={sought}
          onChange={({ target }: { target: HTMLInputElement }) => {
            setSought(target.value);
            onChoose(null);
          }}
        />
        <Field.Hint />
      </Field.Root>
      <Shown loaded={loaded}>
        {(found) => {
          const offered = found.filter(({ documentId }) => documentId !== without);
          if (offered.length === 0) return <Typography>{words('partners.find.none')}</Typography>;
          return (
            <Radio.Group value={chosen ?? ''} aria-label={words('partners.find')} onValueChange={onChoose}>
              <Flex direction="column" alignItems="stretch" gap={2}>
                {offered.map(({ documentId, name, code }) => (
                  <Radio.Item key={documentId} value={documentId}>
                    {`${name}（${code}）`}
                  </Radio.Item>
                ))}
              </Flex>
            </Radio.Group>
          );
        }}
      </Shown>
    </>
  );
};

const MergePanel = ({ documentId, name }: { readonly documentId: string; readonly name: string }) => {
  const words = useWords();
  const locale = useReportLocale();
  const api = useMonthlyReportApi();
  const navigate = useNavigate();
  const [keep, setKeep] = useState<string | null>(null);
  const [looked, setLooked] = useState<DefinitionPreview | null>(null);
  const change = keep === null ? null : ({ kind: 'merge-partners', keep, merge: [documentId] } as const);
  return (
    <Flex width="100%" data-section="merge-partners">
      <StepDialog
        label={words('partners.merge')}
        done={words('partners.merge.done')}
        subject={name}
        note={words('partners.merge.note', { name })}
        asked={{ label: words('partners.merge.reason'), hint: words('definitions.reason.hint') }}
        ready={change !== null && looked !== null && looked.obstacle === null}
        onStep={async (reason) => {
          if (change === null || looked === null) return;
          await api.changeDefinition(change, looked.seen, reason, locale);
          navigate(`/content-manager/collection-types/${PARTNER}/${change.keep}`);
        }}
        onEnd={() => undefined}
      >
        <PartnerChoice without={documentId} chosen={keep} onChoose={setKeep} />
        {change === null ? null : <PreviewedStep change={change} onLooked={setLooked} />}
      </StepDialog>
    </Flex>
  );
};

/** Merges partners that are the same organisation, beside the form of one of them. */
export const useMergePanel: SidePanel = ({ model, document }) => {
  const words = useWords();
  const may = useRights();
  if (model !== PARTNER || !may('publish') || typeof document?.documentId !== 'string') return null;
  const name = typeof document.name === 'string' ? document.name : '';
  return {
    title: words('partners.merge'),
    content: <MergePanel documentId={document.documentId} name={name} />,
  };
};
