import type { useTranslation } from 'react-i18next';

type Words = ReturnType<typeof useTranslation<'knowledge'>>['t'];

/** What a person calls a field of a shared article: its title, its topic, the heading or the text of a part. */
export function articleFieldWord(name: string, t: Words): string {
  const [, number, part] = /^section\.(\d+)\.(heading|text)$/.exec(name) ?? [];
  if (!number) return t(name === 'title' ? 'editor.title' : 'editor.topic');
  return t(part === 'heading' ? 'neighbours.partHeading' : 'neighbours.partText', { number });
}

/** Fields in the order in which a person reads them. */
export function inReadingOrder(names: readonly string[]): string[] {
  return [...names].sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf(name: string): number {
  const [, number, part] = /^section\.(\d+)\.(heading|text)$/.exec(name) ?? [];
  if (!number) return name === 'title' ? 0 : 1;
  return Number(number) * 2 + (part === 'heading' ? 0 : 1);
}
