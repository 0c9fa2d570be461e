import { addWords } from '../../../i18n/index';
import nl from './recall.nl.json';

addWords('recall', nl, () => import('./recall.en.json'));
