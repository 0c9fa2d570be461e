import { addWords } from '../../../i18n/index';
import nl from './figures.nl.json';

addWords('figures', nl, () => import('./figures.en.json'));
