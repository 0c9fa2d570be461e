import type { Role } from '@samenspraak/platform/database';

export const articleKinds = ['ARTICLE', 'INSTRUCTION', 'PLAN', 'NEWS'] as const;
/** What colleagues write for each other: what one looks up, how the work is done, what one wants to reach, what is new. */
export type ArticleKind = (typeof articleKinds)[number];
/** What neighbours may have of each other; news stays at home. */
export type SharedArticleKind = Exclude<ArticleKind, 'NEWS'>;
export const sharedArticleKinds = ['ARTICLE', 'INSTRUCTION', 'PLAN'] as const satisfies readonly SharedArticleKind[];
export type Importance = 'NORMAL' | 'IMPORTANT';

export interface Section {
  readonly heading: string;
  readonly text: string;
}

/** What a person writes of an article. Days are `2026-11-26`, both included. */
export interface ArticleContent {
  readonly kind: ArticleKind;
  readonly title: string;
  readonly topic: string;
  readonly sections: readonly Section[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly reviewOn: string | null;
  /** Who may see it; empty: everybody who works here. */
  readonly roles: readonly Role[];
  /** Answers of the library that go with it. */
  readonly related: readonly string[];
  readonly importance: Importance;
  /** Each reader is asked to say that it was read and understood. */
  readonly mustConfirm: boolean;
  /** The membership that keeps it true. */
  readonly ownerId: string;
}

export interface Article extends ArticleContent {
  readonly id: string;
  readonly version: number;
  /** The neighbour's article from which it was made. */
  readonly origin: ArticleOrigin | null;
  readonly ownerName: string;
  readonly changedAt: Date;
  readonly changedBy: string;
  /** The version that the person who asks confirmed last. */
  readonly confirmedVersion: number | null;
}

export interface ArticleOrigin {
  readonly itemId: string;
  readonly version: number;
}

export interface ArticleFile {
  readonly id: string;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** The text of an article as it is looked for. */
export const articleText = ({ sections }: Pick<ArticleContent, 'sections'>): string =>
  sections.map(({ heading, text }) => `${heading}\n${text}`).join('\n');
