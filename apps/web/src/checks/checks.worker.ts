import {
  checkAnswer,
  inOrder,
  suggestionsFor,
  unknownWords,
  type AnswerContext,
  type Hint,
  type Speller,
} from '@samenspraak/language/checks';
import { commonKnownWords, loadSpeller } from './speller';

export interface CheckRequest {
  readonly number: number;
  readonly text: string;
  readonly context: AnswerContext;
  /** Right besides the dictionary: the tenant's words, names of who takes part. */
  readonly known: readonly string[];
}

/** `done` is false as long as the dictionary is still on its way, or a better word for what it does not know. */
export interface CheckAnswer {
  readonly number: number;
  readonly hints: readonly Hint[];
  readonly done: boolean;
}

const MOST_SUGGESTED = 3;
const suggested = new Map<string, readonly string[]>();
let speller: Promise<Speller | undefined> | undefined;
let newest = 0;

addEventListener('message', (event: MessageEvent<CheckRequest>) => {
  newest = event.data.number;
  void check(event.data);
});

/** Answers at once with what needs no dictionary, then with its words, then with better ones for them. */
async function check({ number, text, context, known }: CheckRequest): Promise<void> {
  const tell = (hints: readonly Hint[], done: boolean) =>
    postMessage({ number, hints: inOrder(hints), done } satisfies CheckAnswer);
  const wording = checkAnswer(text, context);
  if (!speller) tell(wording, false);
  speller ??= loadSpeller().catch(() => undefined);
  const dictionary = await speller;
  if (number !== newest) return;
  if (!dictionary) return tell(wording, true);
  const words = new Set([...commonKnownWords(), ...known.map((word) => word.toLowerCase())]);
  const unknown = unknownWords(text, dictionary, words);
  const fresh = [...new Set(unknown.map(({ words: word }) => word))].filter((word) => !suggested.has(word));
  tell([...wording, ...unknown.map(withRepair)], fresh.length === 0);
  // A better word can take a fifth of a second to find: only for the first few, and not for a text that is old by now.
  for (const word of fresh.slice(0, MOST_SUGGESTED)) {
    await new Promise((next) => setTimeout(next, 0));
    if (number !== newest) return;
    suggested.set(word, suggestionsFor(word, dictionary));
  }
  if (fresh.length > 0) tell([...wording, ...unknown.map(withRepair)], true);
}

function withRepair(hint: Hint): Hint {
  const [repair, ...otherRepairs] = suggested.get(hint.words) ?? [];
  return repair === undefined ? hint : { ...hint, repair, otherRepairs };
}
