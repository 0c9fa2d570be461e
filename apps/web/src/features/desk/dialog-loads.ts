import { loadWorkDialogs } from './load-work-dialogs';

/** The code of the dialogs of the desk. */
export const loadDialogs = () => import('./pane-dialogs');
export const loadElsewhere = () => import('./elsewhere-dialog');
export const loadFilter = () => import('./filter-dialog');

/** Fetches them once the screen is quiet, so that a key never waits for them. */
export const fetchDialogs = () =>
  void Promise.all([loadDialogs(), loadWorkDialogs(), loadElsewhere(), loadFilter()]).catch(() => undefined);
