import { addWords } from '../../i18n/index';
import nl from './sharing.nl.json';

addWords('sharing', nl, () => import('./sharing.en.json'));
