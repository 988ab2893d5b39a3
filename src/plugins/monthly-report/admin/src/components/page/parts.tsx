/** The parts of a month's page. Each checks its rights again, because somebody can type its address. */
import { useRights } from '../../services/useRights';
import { UnverifiedCommunities } from '../communities/UnverifiedCommunities';
import { MonthFindings } from '../findings/MonthFindings';
import { PublishPage } from '../publishing/PublishPage';
import { CleanPage } from '../reviews/CleanPage';
import { ReviewList } from '../reviews/ReviewList';
import { ReviewPage } from '../reviews/ReviewPage';
import { MonthRevisions } from '../revisions/MonthRevisions';
import { MonthSubmissions } from '../submissions/MonthSubmissions';
import { MonthTotals } from '../totals/MonthTotals';
import { Trail } from '../trail/Trail';
import { useMonthFrame } from './MonthFrame';
import { ReportPreview } from './ReportPreview';

export const SubmissionsPart = () => {
  const frame = useMonthFrame();
  const may = useRights();
  if (!may('readSubmissions')) return null;
  // A partner sees its own submissions with their steps; other accounts search among many.
  return may('submit') && !may('review') ? <MonthSubmissions {...frame} /> : <ReviewList {...frame} />;
};

export const ReviewPart = () => {
  const frame = useMonthFrame();
  return useRights()('readSubmissions') ? <ReviewPage {...frame} /> : null;
};

export const CleanPart = () => {
  const frame = useMonthFrame();
  return useRights()('review') ? <CleanPage {...frame} /> : null;
};

export const ChecksPart = () => {
  const frame = useMonthFrame();
  const may = useRights();
  return (
    <>
      {may('preview') || may('readSubmissions') ? <MonthFindings {...frame} /> : null}
      {may('mergeCommunities') ? <UnverifiedCommunities {...frame} /> : null}
    </>
  );
};

export const FiguresPart = () => {
  const frame = useMonthFrame();
  return useRights()('preview') ? <MonthTotals {...frame} /> : null;
};

export const PreviewPart = () => {
  const frame = useMonthFrame();
  return useRights()('preview') ? <ReportPreview {...frame} /> : null;
};

export const PublishPart = () => {
  const frame = useMonthFrame();
  return useRights()('publish') ? <PublishPage {...frame} /> : null;
};

export const RevisionsPart = () => <MonthRevisions {...useMonthFrame()} />;

export const TrailPart = () => {
  const frame = useMonthFrame();
  return useRights()('readTrail') ? <Trail {...frame} /> : null;
};
