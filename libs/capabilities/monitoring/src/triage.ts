/** A post that a query of the partnership caught and that nobody could be named for. */
export interface TriagePostView {
  readonly id: string;
  readonly text: string;
  readonly authorHandle: string;
  readonly publishedAt: Date;
  readonly expiresAt: Date;
  readonly whyCode: string;
  readonly permalink: string | null;
  /** The name that keeps it here, when it is one. */
  readonly ambiguousName: string | null;
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
  /** The most likely one first. */
  readonly candidates: readonly string[];
  readonly ambiguousName: string | null;
}

const SENTENCES: Readonly<Record<string, string>> = {
  place_ambiguous: 'Het bericht noemt {name}, een plaatsnaam die in meer gemeenten voorkomt.',
  place_missing:
    'Het bericht past bij een zoekopdracht van het samenwerkingsverband, maar noemt geen gemeente of plaats.',
  place_shared: 'Het bericht noemt {name}, en dat ligt in meer gemeenten.',
  place_uncertain: 'Het bericht noemt {name}, maar misschien niet als plaats.',
  rule_disputed: 'Het bericht noemt {name}, en over die naam spreken correcties elkaar tegen.',
  handed_back: 'Een deelnemer gaf het bericht terug: het hoort daar niet bij.',
};

const WITHOUT_NAME = 'Het bericht noemt een naam die niet zeker bij één gemeente hoort.';

/** Says in one Dutch sentence why a post waits for a person. */
export function triageSentence(whyCode: string, name: string | null): string {
  const sentence = SENTENCES[whyCode] ?? SENTENCES.place_missing!;
  if (!sentence.includes('{name}')) return sentence;
  return name ? sentence.replace('{name}', () => `‘${name}’`) : WITHOUT_NAME;
}
