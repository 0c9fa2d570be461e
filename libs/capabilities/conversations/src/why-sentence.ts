import type { Why } from './inbound-message.js';

const SENTENCES: Readonly<Record<string, string>> = {
  account_addressed: 'Het bericht noemt jullie account {account}.',
  direct_message: 'Het bericht is rechtstreeks aan jullie account {account} gestuurd.',
  municipality_named: 'Het bericht noemt de gemeente {name}.',
  place_named: 'Het bericht noemt {name}, een plaats in jullie gemeente.',
  query_matched: 'Het bericht past bij jullie zoekopdracht ‘{query}’.',
  partnership_query: 'Het past bij een zoekopdracht van het samenwerkingsverband en noemt {name}.',
  thread_followed: 'Het bericht hoort bij een gesprek dat jullie al voeren.',
  triage_assigned: 'De triage heeft het bericht aan jullie toegewezen.',
  shared_watch: 'Het bericht gaat ook over jullie gemeente; een buur beantwoordt het.',
};

const UNKNOWN = 'Het bericht is aan jullie toegewezen.';

/** The codes that have a sentence; monitoring picks one of them. */
export const whyCodes: readonly string[] = Object.keys(SENTENCES);

/** Says in one Dutch sentence why a tenant has a conversation; a missing parameter gives the neutral sentence. */
export function whySentence(why: Why): string {
  const sentence = SENTENCES[why.code];
  if (!sentence) return UNKNOWN;
  let complete = true;
  const text = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = why.params[name];
    if (!value) complete = false;
    return value ?? '';
  });
  return complete ? text : UNKNOWN;
}
