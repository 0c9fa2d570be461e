export interface Mentionable {
  readonly id: string;
  readonly displayName: string;
  readonly me: boolean;
}

const known = new Map<string, readonly Mentionable[]>();

/** Remembers whom one can name in a council. */
export function knowPeople(tenantId: string, people: readonly Mentionable[]): void {
  known.set(tenantId, people);
}

/** The ids of who is named in a note. */
export function namedIn(tenantId: string, text: string): string[] {
  return mentioned(text, known.get(tenantId) ?? []).map(({ id }) => id);
}

/** What is typed after an `@` at the end of a note, when a name may follow. */
export function mentionAtEnd(text: string): string | undefined {
  return /(?:^|[\s(])@([\p{L}'’-]{0,30}(?: [\p{L}'’-]{1,30})?)$/u.exec(text)?.[1];
}

/** Who is named in a note: `@` and the whole name. */
export function mentioned(text: string, people: readonly Mentionable[]): Mentionable[] {
  const low = text.toLowerCase();
  return people.filter(({ displayName }) => {
    const at = low.indexOf(`@${displayName.toLowerCase()}`);
    return at >= 0 && !/\p{L}/u.test(text[at + displayName.length + 1] ?? '');
  });
}
