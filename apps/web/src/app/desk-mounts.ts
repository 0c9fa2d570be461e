import { lazy } from 'react';
import { afterPaint } from './first-paint';

/** What other features put into a conversation; fetched when it is shown, so that the first screen does not wait for it. */
export const RecallBar = lazy(() => import('../features/library/recall/recall-bar'));
export const KnowledgeOffer = lazy(afterPaint(() => import('../features/knowledge/knowledge-offer')));
export const ColleaguePanel = lazy(() => import('../features/colleagues/colleague-panel'));
