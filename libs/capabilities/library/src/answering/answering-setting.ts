import type { SignAs, SigningRule } from '@samenspraak/language/template';

export interface AnsweringSetting extends SigningRule {
  readonly signAs: SignAs;
  readonly teamSignature: string;
  /** In the listening month nothing leaves the building. */
  readonly listening: boolean;
  /** The day on which the tenant means to begin answering; it does not begin by itself. */
  readonly listeningUntil: string | null;
  /** 0 as long as nobody chose anything. */
  readonly version: number;
}

export const FIRST_SETTING: AnsweringSetting = {
  signAs: 'INITIALS',
  teamSignature: 'Webcare',
  listening: false,
  listeningUntil: null,
  version: 0,
};
