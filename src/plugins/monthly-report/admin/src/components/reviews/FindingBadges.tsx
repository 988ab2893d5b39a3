import type { FindingCount } from '../../../../shared/desk-api';
import { useWords } from '../../services/useWords';

/** The numbers of errors, warnings and hints, in words; a dash if there are no findings. */
export const FindingBadges = ({ findings }: { readonly findings: FindingCount }) => {
  const words = useWords();
  const { errors, warnings, infos } = findings;
  if (errors + warnings + infos === 0) return <span className="quiet">{words('reviews.noFindings')}</span>;
  return (
    <>
      {errors > 0 ? <span className="error">{words('reviews.errors', { count: errors })} </span> : null}
      {warnings > 0 ? (
        <span className="warning">{words('reviews.warnings', { count: warnings })} </span>
      ) : null}
      {infos > 0 ? <span className="quiet">{words('reviews.infos', { count: infos })}</span> : null}
    </>
  );
};
