import './clearance.css';
import { addWords } from '../../i18n/index';
import { ApprovalBar } from './approval-bar';
import nl from './clearance.nl.json';
import { openApproval, useClearance } from './clearance-context';
import { StopBar } from './stop-bar';

addWords('clearance', nl, () => import('./clearance.en.json'));

interface Props {
  tenantId: string;
  /** Puts a text in the composer in place of what stands there. */
  onText: (text: string) => void;
}

/** What stands between the answer and the citizen: a stop, or colleagues who must agree. Loaded when there is any. */
export default function ClearanceBars({ tenantId, onText }: Props) {
  const clearance = useClearance();
  const approval = openApproval(clearance);
  const [stop] = clearance.stops;
  return (
    <>
      {stop ? <StopBar stop={stop} onLine={onText} /> : null}
      {approval ? <ApprovalBar key={approval.id} approval={approval} tenantId={tenantId} onBack={onText} /> : null}
    </>
  );
}
