/** Where an answer goes on: an article in what colleagues know, or a template in the library. */
export const KEEP_AS = ['kennis', 'bibliotheek'] as const;
export type KeepPlace = (typeof KEEP_AS)[number];
