import type { NoticeChoice, NoticeKind } from './notice-kind.js';

/** Something that a person of this tenant was told. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly subjectId: string | null;
  readonly params: Readonly<Record<string, string>>;
  /** How often it happened since the person last read it. */
  readonly amount: number;
  readonly at: Date;
  readonly readAt: Date | null;
}

export const noticeLanguages = ['nl', 'en'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];

/** How one person wants to be told, in one tenant. Minutes are since midnight in Amsterdam. */
export interface NoticeSettings {
  readonly language: NoticeLanguage;
  readonly digestMinute: number;
  /** No mail from this minute … */
  readonly quietFrom: number | null;
  /** … until this one; a night passes midnight. */
  readonly quietUntil: number | null;
}

export const usualSettings: NoticeSettings = {
  language: 'nl',
  digestMinute: 8 * 60 + 30,
  quietFrom: null,
  quietUntil: null,
};

export interface ChosenKind {
  readonly kind: NoticeKind;
  readonly choice: NoticeChoice;
}
