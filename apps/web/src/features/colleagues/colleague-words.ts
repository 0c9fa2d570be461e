import { addWords } from '../../i18n/index';
import nl from './colleagues.nl.json';

addWords('colleagues', nl, () => import('./colleagues.en.json'));
