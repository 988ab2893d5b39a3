import { Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { FirstPart, MonthFrame } from '../components/page/MonthFrame';
import { FirstMonth } from '../components/page/FirstMonth';
import {
  ChecksPart,
  CleanPart,
  FiguresPart,
  PreviewPart,
  PublishPart,
  ReviewPart,
  RevisionsPart,
  SubmissionsPart,
  TrailPart,
} from '../components/page/parts';
import { PAGE_PERMISSIONS } from '../permissions';

/** A month has parts. Each has its own address and reads only the data that it shows. */
const ReportPage = () => (
  <Page.Protect permissions={PAGE_PERMISSIONS}>
    <Routes>
      <Route index element={<FirstMonth />} />
      <Route path=":month" element={<MonthFrame />}>
        <Route index element={<FirstPart />} />
        <Route path="submissions" element={<SubmissionsPart />} />
        <Route path="submissions/clean" element={<CleanPart />} />
        <Route path="submissions/:programme/:partner" element={<ReviewPart />} />
        <Route path="checks" element={<ChecksPart />} />
        <Route path="figures" element={<FiguresPart />} />
        <Route path="preview" element={<PreviewPart />} />
        <Route path="publish" element={<PublishPart />} />
        <Route path="revisions" element={<RevisionsPart />} />
        <Route path="trail" element={<TrailPart />} />
        <Route path="*" element={<Navigate to=".." replace />} />
      </Route>
    </Routes>
  </Page.Protect>
);

export default ReportPage;
