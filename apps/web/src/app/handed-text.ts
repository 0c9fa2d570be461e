/** A text that one screen gives another to go on with. */
export interface HandedText {
  /** What it was made of; the same again is the same text. */
  readonly id: string;
  readonly tenantId: string;
  readonly title: string;
  readonly text: string;
  /** Who said so, and when. */
  readonly source: string;
}

const nameOf = (place: string) => `samenspraak.overgenomen.${place}`;

/** Stays in this tab, also when the page loads again, until it is saved or left. */
export function handText(place: string, handed: HandedText): void {
  sessionStorage.setItem(nameOf(place), JSON.stringify(handed));
}

export function handedText(place: string, tenantId: string): HandedText | undefined {
  try {
    const handed = JSON.parse(sessionStorage.getItem(nameOf(place)) ?? 'null') as HandedText | null;
    return handed?.tenantId === tenantId ? handed : undefined;
  } catch {
    return undefined;
  }
}

export const dropHandedText = (place: string): void => sessionStorage.removeItem(nameOf(place));
