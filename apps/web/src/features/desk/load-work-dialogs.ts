/** The code of what is asked about the work in a conversation; apart, because other dialogs ask for it. */
export const loadWorkDialogs = () => import('./work-dialogs');
