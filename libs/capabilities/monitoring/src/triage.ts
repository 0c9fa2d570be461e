/** A post that a query of the partnership caught and that nobody could be named for. */
export interface TriagePostView {
  readonly id: string;
  readonly text: string;
  readonly authorHandle: string;
  readonly publishedAt: Date;
  readonly expiresAt: Date;
  readonly whyCode: string;
  readonly permalink: string | null;
  readonly candidateIds: readonly string[];
}

export interface NewTriagePost {
  readonly envelopeId: string;
  readonly network: string;
  readonly externalId: string;
  readonly revision: number;
  readonly text: string;
  readonly authorHandle: string;
  readonly permalink: string | null;
  readonly publishedAt: Date;
  readonly whyCode: string;
  readonly candidates: readonly string[];
}

const SENTENCES: Readonly<Record<string, string>> = {
  place_ambiguous: 'Het bericht noemt een plaatsnaam die in meer gemeenten voorkomt.',
  place_missing:
    'Het bericht past bij een zoekopdracht van het samenwerkingsverband, maar noemt geen gemeente of plaats.',
};

/** Says in one Dutch sentence why a post waits for a person. */
export function triageSentence(whyCode: string): string {
  return SENTENCES[whyCode] ?? SENTENCES.place_missing!;
}
