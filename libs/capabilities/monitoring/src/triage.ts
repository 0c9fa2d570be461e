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
  /** What the sentence names. */
  readonly whyName: string | null;
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
  readonly whyName: string | null;
}

const SENTENCES: Readonly<Record<string, string>> = {
  place_ambiguous: 'Het bericht noemt {name}, een plaatsnaam die in meer gemeenten voorkomt.',
  place_missing:
    'Het bericht past bij een zoekopdracht van het samenwerkingsverband, maar noemt geen gemeente of plaats.',
  place_shared: 'Het bericht noemt {name}, en dat hoort niet bij één gemeente alleen.',
  place_uncertain: 'Het bericht noemt {name}, maar dat wijst niet zeker naar één gemeente.',
  place_contested: 'Het bericht noemt {name}, maar lijkt vooral over een andere gemeente te gaan.',
  road_crosses: 'Het bericht noemt de weg {name}, en die loopt door meer gemeenten.',
  rule_disputed: 'Het bericht noemt {name}, en de correcties over die naam spreken elkaar tegen.',
  member_not_party: 'Het bericht noemt {name}, maar die gemeente doet niet mee aan het samen luisteren.',
  handed_back: 'Een deelnemer gaf het bericht terug: het hoort daar niet bij.',
};

const WITHOUT_NAME = 'Het bericht noemt een naam die niet zeker bij één gemeente hoort.';

/** Says in one Dutch sentence why a post waits for a person. */
export function triageSentence(whyCode: string, name: string | null): string {
  const sentence = SENTENCES[whyCode] ?? SENTENCES.place_missing!;
  if (!sentence.includes('{name}')) return sentence;
  return name ? sentence.replace('{name}', () => `‘${name}’`) : WITHOUT_NAME;
}
