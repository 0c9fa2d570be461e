import type { NoticeKind, NoticeParams } from './notice-kind.js';
import type { NoticeLanguage } from './notice.js';

type Sentences = { readonly [K in NoticeKind]: (params: NoticeParams[K], amount: number) => string };

interface Texts {
  readonly sentences: Sentences;
  readonly open: string;
  readonly oneSubject: (tenant: string, sentence: string) => string;
  readonly digestSubject: (tenant: string, count: number) => string;
  readonly digestIntro: (tenant: string) => string;
  readonly digestMore: (count: number) => string;
  readonly why: (tenant: string) => string;
  readonly settings: string;
}

const ZONE = 'Europe/Amsterdam';
const clock = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
  return (instant: string) => format.format(new Date(instant));
};
const day = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (date: string) => format.format(new Date(`${date}T00:00:00Z`));
};
const [uur, dag, hour, date] = [clock('nl-NL'), day('nl-NL'), clock('en-GB'), day('en-GB')];

const whole = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE });
  return (at: string) => format.format(new Date(at));
};
const [moment, instant] = [whole('nl-NL'), whole('en-GB')];

/** Every sentence, for the screens and for mail alike; a kind or language without its text does not build. */
export const noticeTexts: Readonly<Record<NoticeLanguage, Texts>> = {
  nl: {
    sentences: {
      CONVERSATION_ASSIGNED: ({ by }) => `${by} wees een gesprek aan je toe.`,
      CONVERSATION_TAKEN_OVER: ({ by }) => `${by} nam een gesprek van je over.`,
      NOTE_MENTIONED: ({ by }) => `${by} noemde je in een notitie.`,
      FOLLOW_UP_DUE: ({ dueAt }) => `Een toezegging aan een inwoner was voor ${moment(dueAt)}.`,
      NORM_AT_RISK: ({ dueAt }) => `Een gesprek moet om ${uur(dueAt)} uur beantwoord zijn.`,
      CHANNEL_DISTURBED: ({ account, state }) =>
        state === 'REVOKED'
          ? `De toegang tot ${account} is ingetrokken. Er komt niets meer binnen en er gaat niets uit. Koppel het account opnieuw.`
          : `Het account ${account} geeft een storing. We proberen het steeds opnieuw.`,
      QUERY_ENDS_SOON: ({ day: ends }) =>
        `Een zoekopdracht eindigt op ${dag(ends)}. Verleng hem als je hem nog nodig hebt.`,
      QUERY_HELD: () => 'Een zoekopdracht wacht op je oordeel. Tot die tijd zoekt hij niet.',
      TRIAGE_WAITING: (_, amount) =>
        amount === 1 ? 'Er wacht een bericht in de triage.' : `Er wachten ${amount} berichten in de triage.`,
      APPROVAL_WAITING: ({ by }) => `Een antwoord van ${by} wacht op akkoord.`,
      APPROVAL_RETURNED: ({ by }) => `${by} gaf je antwoord terug met een opmerking.`,
      APPROVAL_SENT: ({ by }) => `${by} gaf akkoord. Je antwoord gaat weg.`,
      ANSWER_HELD: ({ by }) => `Een berichtenstop van ${by} hield je antwoord tegen. De tekst is bewaard.`,
      ANSWER_UNCERTAIN: ({ by }) =>
        `We weten niet of het antwoord van ${by} op het netwerk staat. Kijk en zeg wat waar is.`,
      AGGRESSION_REPORTED: ({ by }) => `${by} meldde agressie. Kijk hoe het gaat.`,
      STAFF_NEWS: ({ by }) => `${by} schreef nieuws voor je werk. Lees het voordat je begint.`,
      KNOWLEDGE_WRONG: ({ by }) => `${by} zegt dat iets in de kennis niet klopt. Kijk het na.`,
      ARTICLE_REVIEW: () => 'Een kennisartikel van jou is aan de beurt om na te kijken.',
      TEMPLATE_REVIEW: () => 'Een antwoordsjabloon van jou is aan de beurt om na te kijken.',
      TEMPLATE_UPDATED: ({ publisher, before }) =>
        `${publisher} heeft een nieuwe versie van een tekst die jullie gebruiken. Kies vóór ${dag(before)} wat jullie ermee doen.`,
      PUBLICATION_WAITING: ({ by }) => `${by} wil een tekst met de buren delen en vraagt je akkoord.`,
      PUBLICATION_DECIDED: ({ by, agreed }) =>
        agreed === 'yes' ? `${by} gaf akkoord. Je tekst is gedeeld.` : `${by} gaf je tekst terug met een opmerking.`,
      ANSWER_RECALLED: ({ title, sent, of }) =>
        of === 'ARTICLE'
          ? `De bron riep ‘${title}’ terug. Het staat bij jullie in de kennis. Gebruik het niet meer.`
          : sent === '0'
            ? `De bron riep het antwoord ‘${title}’ terug. Jullie hebben het niet verstuurd.`
            : `De bron riep het antwoord ‘${title}’ terug. ${sent === '1' ? 'Eén inwoner kreeg het' : `${sent} inwoners kregen het`}.`,
      DRAFT_RECALLED: ({ title }) => `In je concept staat een teruggeroepen antwoord: ‘${title}’. Je tekst is bewaard.`,
      QUESTION_ANSWERED: ({ by }) => `${by} beantwoordde je vraag.`,
      QUESTION_EXPIRED: ({ by }) => `Je vraag aan ${by} is verlopen zonder antwoord.`,
      NEIGHBOUR_ASKED: ({ by }) => `${by} heeft een vraag aan de buren.`,
    },
    open: 'Bekijk het in Samenspraak',
    oneSubject: (tenant, sentence) => `${tenant}: ${sentence}`,
    digestSubject: (tenant, count) => `${tenant}: ${count === 1 ? '1 melding' : `${count} meldingen`}`,
    digestIntro: (tenant) => `Dit gebeurde er voor ${tenant} sinds je vorige overzicht.`,
    digestMore: (count) => `En nog ${count} meer.`,
    why: (tenant) =>
      `Je krijgt deze mail omdat je voor ${tenant} in Samenspraak werkt. Aan deze mail kun je niet antwoorden.`,
    settings: 'Kies welke mail je wilt krijgen',
  },
  en: {
    sentences: {
      CONVERSATION_ASSIGNED: ({ by }) => `${by} assigned a conversation to you.`,
      CONVERSATION_TAKEN_OVER: ({ by }) => `${by} took a conversation over from you.`,
      NOTE_MENTIONED: ({ by }) => `${by} mentioned you in a note.`,
      FOLLOW_UP_DUE: ({ dueAt }) => `A promise to a resident was due ${instant(dueAt)}.`,
      NORM_AT_RISK: ({ dueAt }) => `A conversation must be answered by ${hour(dueAt)}.`,
      CHANNEL_DISTURBED: ({ account, state }) =>
        state === 'REVOKED'
          ? `Access to ${account} was revoked. Nothing comes in and nothing goes out. Connect the account again.`
          : `The account ${account} does not answer well. We keep trying.`,
      QUERY_ENDS_SOON: ({ day: ends }) => `A search query ends on ${date(ends)}. Extend it if you still need it.`,
      QUERY_HELD: () => 'A search query waits for your decision. Until then it does not search.',
      TRIAGE_WAITING: (_, amount) => (amount === 1 ? 'A post waits in triage.' : `${amount} posts wait in triage.`),
      APPROVAL_WAITING: ({ by }) => `An answer of ${by} waits for approval.`,
      APPROVAL_RETURNED: ({ by }) => `${by} returned your answer with a note.`,
      APPROVAL_SENT: ({ by }) => `${by} approved. Your answer goes out.`,
      ANSWER_HELD: ({ by }) => `A message stop of ${by} held your answer back. The text was kept.`,
      ANSWER_UNCERTAIN: ({ by }) =>
        `We do not know whether the answer of ${by} is on the network. Look, and say what is true.`,
      AGGRESSION_REPORTED: ({ by }) => `${by} reported aggression. See how they are.`,
      STAFF_NEWS: ({ by }) => `${by} wrote news about your work. Read it before you begin.`,
      KNOWLEDGE_WRONG: ({ by }) => `${by} says that something in the knowledge is not right. Look into it.`,
      ARTICLE_REVIEW: () => 'One of your articles is to be looked at again.',
      TEMPLATE_REVIEW: () => 'One of your templates is to be looked at again.',
      TEMPLATE_UPDATED: ({ publisher, before }) =>
        `${publisher} has a new version of a text that you use. Choose before ${date(before)} what you do with it.`,
      PUBLICATION_WAITING: ({ by }) => `${by} wants to share a text with the neighbours and asks you to agree.`,
      PUBLICATION_DECIDED: ({ by, agreed }) =>
        agreed === 'yes' ? `${by} agreed. Your text is shared.` : `${by} returned your text with a note.`,
      ANSWER_RECALLED: ({ title, sent, of }) =>
        of === 'ARTICLE'
          ? `The source recalled ‘${title}’. It stands in your knowledge. Do not use it any more.`
          : sent === '0'
            ? `The source recalled the answer ‘${title}’. You have not sent it.`
            : `The source recalled the answer ‘${title}’. ${sent === '1' ? 'One resident' : `${sent} residents`} received it.`,
      DRAFT_RECALLED: ({ title }) => `Your draft holds a recalled answer: ‘${title}’. Your text was kept.`,
      QUESTION_ANSWERED: ({ by }) => `${by} answered your question.`,
      QUESTION_EXPIRED: ({ by }) => `Your question to ${by} expired without an answer.`,
      NEIGHBOUR_ASKED: ({ by }) => `${by} has a question for the neighbours.`,
    },
    open: 'View it in Samenspraak',
    oneSubject: (tenant, sentence) => `${tenant}: ${sentence}`,
    digestSubject: (tenant, count) => `${tenant}: ${count === 1 ? '1 notification' : `${count} notifications`}`,
    digestIntro: (tenant) => `This happened for ${tenant} since your last overview.`,
    digestMore: (count) => `And ${count} more.`,
    why: (tenant) => `You get this mail because you work for ${tenant} in Samenspraak. You cannot answer this mail.`,
    settings: 'Choose which mail you want to get',
  },
};

/** What happened, in one or two sentences. */
export function noticeSentence(
  notice: { readonly kind: NoticeKind; readonly params: Readonly<Record<string, string>>; readonly amount: number },
  language: NoticeLanguage,
): string {
  const sentence = noticeTexts[language].sentences[notice.kind] as (params: unknown, amount: number) => string;
  return sentence(notice.params, notice.amount);
}
