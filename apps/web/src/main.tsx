import './ui/font.css';
import './ui/tokens.css';
import './ui/palette.css';
import './ui/elements.css';
import './ui/badges.css';
import './ui/controls.css';
import './ui/dialog.css';
import './ui/form.css';
import './ui/states.css';
import './app/shell.css';
import { applyScheme } from './app/theme';
import { lookAhead, sentAhead } from './features/desk/look-ahead';

// This is small and comes first: what the first screen shows is asked while the code of the screen is on its way.
applyScheme();
lookAhead();
const start = () => import('./start');
void sentAhead().then(start, start);
