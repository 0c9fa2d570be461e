import '../../ui/list-rows.css';
import './list.css';
import './lists.css';
import './steps.css';
import './thread.css';
import './conversation.css';
import './composer.css';
import './composer-more.css';
import './knowledge.css';
import './together.css';
import './work.css';
import './paint.css';
import { addWords } from '../../i18n/index';
import nl from './desk.nl.json';
import lists from './lists.nl.json';
import composer from './composer.nl.json';
import together from './together.nl.json';
import work from './work.nl.json';
import { Desk } from './desk';

export { prepare } from './desk-ahead';

addWords('desk', nl, () => import('./desk.en.json'));
addWords('lists', lists, () => import('./lists.en.json'));
addWords('composer', composer, () => import('./composer.en.json'));
addWords('work', work, () => import('./work.en.json'));
addWords('together', together, () => import('./together.en.json'));

export default function DeskPage({ rest }: { rest: string | undefined }) {
  return <Desk selectedId={rest} />;
}
