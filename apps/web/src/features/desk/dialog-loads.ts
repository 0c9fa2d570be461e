import { loadWorkDialogs } from './load-work-dialogs';

/** The code of the dialogs of a conversation. */
export const loadDialogs = () => import('./pane-dialogs');
export const loadElsewhere = () => import('./elsewhere-dialog');

/** Fetches them once the screen is quiet, so that a key never waits for them. */
export const fetchDialogs = () =>
  void Promise.all([loadDialogs(), loadWorkDialogs(), loadElsewhere()]).catch(() => undefined);
