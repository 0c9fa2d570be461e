export { LinkTokens } from './link-token.js';
export { QuestionClock } from './question-clock.js';
