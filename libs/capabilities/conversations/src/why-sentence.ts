import type { Why } from './inbound-message.js';

const SENTENCES: Readonly<Record<string, string>> = {
  account_addressed: 'Het bericht noemt jullie account {account}.',
  direct_message: 'Het bericht is rechtstreeks aan jullie account {account} gestuurd.',
  municipality_named: 'Het bericht noemt de gemeente {name}.',
  place_named: 'Het bericht noemt {name}, een plaats in jullie gemeente.',
  postcode_named: 'Het bericht noemt postcode {name}, en die ligt in jullie gemeente.',
  place_in_context: 'Het bericht noemt {name}; met {hint} erbij is dat de plaats in jullie gemeente.',
  rule_applied: 'Het bericht noemt {name}, en volgens een afspraak van het samenwerkingsverband is dat bij jullie.',
  query_matched: 'Het bericht past bij jullie zoekopdracht ‘{query}’.',
  partnership_query: 'Het past bij een zoekopdracht van het samenwerkingsverband en noemt {name}.',
  partnership_context:
    'Het past bij een zoekopdracht van het samenwerkingsverband en noemt {name}; met {hint} erbij is dat bij jullie.',
  partnership_postcode: 'Het past bij een zoekopdracht van het samenwerkingsverband en noemt postcode {name}.',
  partnership_rule:
    'Het past bij een zoekopdracht van het samenwerkingsverband en noemt {name}; volgens een afspraak is dat bij jullie.',
  thread_followed: 'Het bericht hoort bij een gesprek dat jullie al voeren.',
  triage_assigned: 'De triage heeft het bericht aan jullie toegewezen.',
  handed_over: 'Een andere deelnemer kreeg het bericht, maar het hoort bij jullie.',
  handed_on: 'Jullie gaven het bericht door aan {name}: het hoort niet bij jullie.',
  returned_to_triage: 'Jullie gaven het bericht terug aan de triage: het hoort niet bij jullie.',
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
