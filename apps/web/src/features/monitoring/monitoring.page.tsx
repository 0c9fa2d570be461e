import '../../ui/page.css';
import './monitoring.css';
import { useSession } from '../../app/session';
import { addWords } from '../../i18n/index';
import builder from './builder.nl.json';
import nl from './monitoring.nl.json';
import { QueryBuilderPage } from './query-builder-page';
import { QueryRegister, REGISTER_TABS, type RegisterTab } from './query-register';

addWords('monitoring', nl, () => import('./monitoring.en.json'));
addWords('builder', builder, () => import('./builder.en.json'));

export default function MonitoringPage({ rest }: { rest: string | undefined }) {
  const { focus } = useSession();
  const tab = (Object.keys(REGISTER_TABS) as RegisterTab[]).find((one) => REGISTER_TABS[one] === (rest ?? ''));
  if (rest && !tab) return <QueryBuilderPage key={`${focus.tenant.id} ${rest}`} place={rest} />;
  return <QueryRegister key={focus.tenant.id} tab={tab ?? 'own'} />;
}
