import type { AnswerContext, Hint } from '@samenspraak/language/checks';
import type { CheckAnswer, CheckRequest } from './checks.worker';

type Told = (hints: readonly Hint[], done: boolean) => void;

let worker: Worker | undefined;
let number = 0;
let told: Told | undefined;

/** Looks an answer through beside the screen; only the newest text is answered, perhaps more than once. */
export function checkBeside(text: string, context: AnswerContext, known: readonly string[], tell: Told): void {
  worker ??= begin();
  number += 1;
  told = tell;
  worker.postMessage({ number, text, context, known } satisfies CheckRequest);
}

function begin(): Worker {
  const started = new Worker(new URL('./checks.worker.ts', import.meta.url), { type: 'module', name: 'checks' });
  started.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
    if (data.number === number) told?.(data.hints, data.done);
  });
  return started;
}
