/** Short blocks that stack around an answer, invented for the demo; each of these councils has all of them. */
export const blockAuthors = ['WOR', 'OOS', 'ZAA', 'PUR'] as const;

export interface DemoBlock {
  readonly key: string;
  readonly block: 'GREETING' | 'CLOSING';
  readonly title: string;
  readonly text: string;
}

export const demoBlocks: readonly DemoBlock[] = [
  { key: 'dag', block: 'GREETING', title: 'Dag met naam', text: 'Dag {{afzender.naam}},' },
  {
    key: 'dank',
    block: 'GREETING',
    title: 'Dank voor de melding',
    text: 'Dag {{afzender.naam}}, dank voor je melding.',
  },
  {
    key: 'vervelend',
    block: 'GREETING',
    title: 'Wat vervelend',
    text: 'Dag {{afzender.naam}}, wat vervelend dat dit gebeurt.',
  },
  { key: 'fijne dag', block: 'CLOSING', title: 'Fijne dag', text: 'Fijne dag!' },
  {
    key: 'nog een vraag',
    block: 'CLOSING',
    title: 'Nog een vraag',
    text: 'Heb je nog een vraag? Stel hem gerust hier.',
  },
  { key: 'op de hoogte', block: 'CLOSING', title: 'Op de hoogte', text: 'We houden je hier op de hoogte.' },
];
