const ABBREVIATION =
  /(?:^|[\s(])(?:bijv|bv|o\.a|d\.w\.z|nr|art|dhr|mevr|enz|etc|e\.d|jl|ca|incl|excl|m\.b\.t|i\.v\.m|t\/m|St)\.$/u;
const CLOSES = /[.!?][)\u2019”"']?$/u;

/** A text on one line, without double spaces. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** The whole sentences of a text; what does not end as a sentence is no sentence. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let current = '';
  for (const part of onOneLine(text).split(/(?<=[.!?][)\u2019”"']?) (?=[\p{Lu}\p{N}'‘“(])/u)) {
    current = current ? `${current} ${part}` : part;
    if (ABBREVIATION.test(current)) continue;
    sentences.push(current);
    current = '';
  }
  if (current) sentences.push(current);
  return sentences.filter((sentence) => CLOSES.test(sentence));
}

/** What stands between brackets explains, and a short text does without; brackets around a part of a word only go themselves. */
export function withoutBrackets(text: string): string {
  const words = text.replace(/(?<=^|\s)\((\p{L}+)\)(?=\p{Ll})/gu, '$1').replace(/ ?\([^()]*\)/gu, '');
  return onOneLine(words).replace(/ ([.,:;?!])/gu, '$1');
}

/** The first letter small, unless the word is an abbreviation or a name in capitals. */
export function uncapitalised(text: string): string {
  return /^\p{Lu}(?:\p{Ll}|\s)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
