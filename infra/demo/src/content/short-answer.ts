import { onOneLine, sentencesOf, withoutBrackets } from './sentences.js';

/** The most characters of a template, its three blocks together, variables as they are written. */
export const LONGEST_TEMPLATE = 420;

/** Sentences that point at something that a short answer does not show. */
const POINTS_ELSEWHERE =
  /\b(?:hieronder|onderstaande?|hierboven|deze (?:pagina|website|situaties)|de volgende|rijksoverheid|lees (?:meer|verder)|bijvoorbeeld:|daarbij|daarvoor|hiervoor|daarna|deze \w+)\b|https?:|:$/iu;
const HEADING = /^[^.!?]*\?$/u;
const LIST_ITEM = /^[-–•*]/u;

/**
 * Shortens a long answer. The rule: headings (also those that are one question), list items and paragraphs that introduce a list go; brackets
 * go; sentences that point at something left out go; of the rest, after the first `skip`, whole sentences stay as long as they fit in `room`,
 * without a question at the end.
 * @returns undefined when no sentence fits.
 */
export function shortAnswer(answer: string, room: number, skip = 0): string | undefined {
  const sentences = answer
    .split(/\n\s*\n/u)
    .map(onOneLine)
    .filter((paragraph) => !LIST_ITEM.test(paragraph) && !paragraph.endsWith(':') && !HEADING.test(paragraph))
    .flatMap((paragraph) => sentencesOf(withoutBrackets(paragraph)))
    .filter((sentence) => !POINTS_ELSEWHERE.test(sentence));
  const kept: string[] = [];
  let length = -1;
  for (const sentence of sentences.slice(skip)) {
    length += sentence.length + 1;
    if (length > room) break;
    kept.push(sentence);
  }
  while (kept.at(-1)?.endsWith('?')) kept.pop();
  return kept.length > 0 ? kept.join(' ') : undefined;
}

const MUNICIPALITY = '{{gemeente.naam}}';

/** Puts the variable in the place of "uw gemeente" and "de gemeente (waar u woont)", the first time that it is named. */
export function withMunicipality(text: string): string {
  return text.replace(
    /\b(?:(uw|de)|(Uw|De)) gemeente\b(?! van)(?: waar u (?:woont|gaat wonen|staat ingeschreven))?/u,
    (_, _small, capital) => `${capital ? 'Gemeente' : 'gemeente'} ${MUNICIPALITY}`,
  );
}
