import '../../ui/list-rows.css';
import './list.css';
import './steps.css';
import './thread.css';
import './conversation.css';
import './composer.css';
import './knowledge.css';
import './together.css';
import { addWords } from '../../i18n/index';
import nl from './desk.nl.json';
import together from './together.nl.json';
import { Desk } from './desk';

addWords('desk', nl, () => import('./desk.en.json'));
addWords('together', together, () => import('./together.en.json'));

export default function DeskPage({ rest }: { rest: string | undefined }) {
  return <Desk selectedId={rest} />;
}
