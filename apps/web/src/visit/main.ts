import '../ui/font.css';
import '../ui/tokens.css';
import '../ui/palette.css';
import '../ui/elements.css';
import '../ui/badges.css';
import '../ui/controls.css';
import '../ui/form.css';
import './visit.css';
import { element } from './element';
import { visit, VisitRefused, type Sight } from './visit-desk';
import { dayText, momentText, say, type VisitLanguage, type Word } from './visit-words';

const root = document.getElementById('vraag')!;
const token = location.hash.slice(1);
let language: VisitLanguage = /^en\b/i.test(navigator.language) ? 'en' : 'nl';
let show: () => void = loading;
// What was typed lives here and nowhere else, so that no other page and no later visitor finds it.
let typed = '';
let address = '';
let sent = false;

const words = (word: Word, holes?: Readonly<Record<string, string>>) => say(language, word, holes);

// The token need not stand in the history, or on a screen that somebody photographs.
history.replaceState(null, '', location.pathname);
addEventListener('beforeunload', (event) => {
  if (typed.trim() && !sent) event.preventDefault();
});

void open();

async function open(): Promise<void> {
  turn(loading);
  try {
    const sight = (await visit('open', { token })) as Sight;
    turn(() => asked(sight));
  } catch (refused) {
    refuse(refused, () => turn(() => failed(refused)));
  }
}

/** Shows a screen, and again when the language changes. */
function turn(next: () => void): void {
  show = next;
  document.documentElement.lang = language;
  document.title = words('title');
  show();
}

function put(...children: (Node | undefined | false)[]): void {
  const other = element('button', { type: 'button', className: 'lnk', textContent: words('other') });
  other.lang = language === 'nl' ? 'en' : 'nl';
  other.onclick = () => {
    language = language === 'nl' ? 'en' : 'nl';
    turn(show);
  };
  root.replaceChildren(
    ...children.filter((child): child is Node => Boolean(child)),
    element('footer', { className: 'visit-foot' }, element('span', {}, 'Samenspraak'), other),
  );
}

function loading(): void {
  put(element('p', { className: 'visit-wait', role: 'status' }, words('loading')));
}

function heading(text: string): HTMLElement {
  const title = element('h1', { className: 'h1', tabIndex: -1 }, text);
  // Whoever listens to the page hears that it has changed.
  queueMicrotask(() => title.focus());
  return title;
}

function asked(sight: Sight): void {
  const { asker, council } = sight;
  const failure = element('p', { className: 'visit-bad', role: 'alert', id: 'mis', hidden: true });
  const field = element('textarea', {
    ...{ id: 'antwoord', rows: 6, maxLength: 10_000, required: true, value: typed },
    ...{ testid: 'visit-answer', describedBy: 'uitleg' },
  });
  field.oninput = () => {
    typed = field.value;
    failure.hidden = true;
  };
  const send = element(
    'button',
    { type: 'submit', className: 'btn btn-p btn-lg', testid: 'visit-send' },
    words('send'),
  );
  const form = element(
    'form',
    { className: 'form', noValidate: true },
    element('label', { htmlFor: 'antwoord', className: 'visit-label' }, words('answer')),
    element('p', { className: 'visit-help', id: 'uitleg' }, words('help', { asker })),
    element('div', { className: 'field' }, field),
    failure,
    send,
    element(
      'p',
      { className: 'visit-help' },
      words('who', { asker, council: council.name, day: dayText(language, sight.endsAt) }),
    ),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    if (!typed.trim()) {
      tell(failure, words('empty'));
      return field.focus();
    }
    void act(
      send,
      failure,
      sight,
      () => visit('answer', { token, text: typed }),
      () => done(sight),
    );
  };
  put(
    element(
      'header',
      { className: `visit-head tn tn-${council.code.toLowerCase()}` },
      element('span', { className: 'badge', ariaHidden: 'true' }, council.code),
      element('span', {}, council.name),
    ),
    heading(words('asks', { asker })),
    element('blockquote', { className: 'visit-question', testid: 'visit-question' }, sight.question),
    form,
    sight.domains.length > 0 && forwarding(sight),
  );
}

function forwarding(sight: Sight): HTMLElement {
  const domains = sight.domains.map((one) => `@${one}`).join(', ');
  const failure = element('p', { className: 'visit-bad', role: 'alert', hidden: true });
  const field = element('input', {
    ...{ id: 'adres', type: 'email', autocomplete: 'off', maxLength: 254, value: address },
    ...{ testid: 'visit-address', describedBy: 'doorgeven' },
  });
  field.oninput = () => {
    address = field.value;
    failure.hidden = true;
  };
  const pass = element('button', { type: 'submit', className: 'btn btn-lg', testid: 'visit-pass' }, words('pass'));
  const form = element(
    'form',
    { className: 'form', noValidate: true },
    element('p', { className: 'visit-help', id: 'doorgeven' }, words('forwardText', { domains })),
    element('div', { className: 'field' }, element('label', { htmlFor: 'adres' }, words('address')), field),
    failure,
    pass,
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    void act(pass, failure, sight, () => visit('forward', { token, address: address.trim() }), passed);
  };
  return element(
    'details',
    { className: 'visit-more', open: address !== '' },
    element('summary', {}, words('forward')),
    form,
  );
}

async function act(
  button: HTMLButtonElement,
  failure: HTMLElement,
  sight: Sight,
  call: () => Promise<unknown>,
  then: () => void,
): Promise<void> {
  const word = button.textContent;
  button.disabled = true;
  button.textContent = words('busy');
  try {
    await call();
    sent = true;
    turn(then);
  } catch (refused) {
    button.disabled = false;
    button.textContent = word;
    refuse(refused, () => {
      tell(failure, why(refused, sight));
      button.focus();
    });
  }
}

/** What ends the visit has a page of its own; the rest is told beside what was written. */
function refuse(refused: unknown, otherwise: () => void): void {
  const code = refused instanceof VisitRefused ? refused.code : '';
  if (code === 'COLLEAGUES_LINK_ANSWERED') turn(() => answered(String((refused as VisitRefused).params.at)));
  else if (code === 'COLLEAGUES_LINK_GONE') turn(gone);
  else otherwise();
}

function why(refused: unknown, sight: Sight | undefined): string {
  const code = refused instanceof VisitRefused ? refused.code : '';
  if (code === 'COLLEAGUES_TEXT_INVALID') return words('tooLong');
  if (code === 'COLLEAGUES_ADDRESS_INVALID') return words('addressWrong');
  const domains = (sight?.domains ?? []).map((one) => `@${one}`).join(', ');
  if (code === 'COLLEAGUES_DOMAIN_REFUSED') return words('domainWrong', { domains });
  return words(code === 'COLLEAGUES_TOO_OFTEN' ? 'tooOften' : 'failed');
}

function tell(place: HTMLElement, text: string): void {
  place.textContent = text;
  place.hidden = false;
}

function done({ asker }: Sight): void {
  put(
    heading(words('done')),
    element('p', { testid: 'visit-done' }, words('doneText', { asker })),
    element('p', { className: 'visit-help' }, words('yours')),
    element('blockquote', { className: 'visit-question' }, typed.trim()),
  );
}

function passed(): void {
  put(heading(words('passed')), element('p', { testid: 'visit-passed' }, words('passedText')), kept());
}

function answered(at: string): void {
  put(
    heading(words('answered')),
    element('p', { testid: 'visit-answered' }, words('answeredText', { moment: momentText(language, at) })),
    kept(),
  );
}

function gone(): void {
  put(heading(words('gone')), element('p', { testid: 'visit-gone' }, words('goneText')), kept());
}

function failed(refused: unknown): void {
  const again = element('button', { type: 'button', className: 'btn btn-p btn-lg' }, words('again'));
  again.onclick = () => void open();
  put(heading(words('title')), element('p', { role: 'alert' }, why(refused, undefined)), again);
}

/** Nobody loses what was typed: it can be taken along. */
function kept(): HTMLElement | undefined {
  if (!typed.trim()) return undefined;
  const text = element('textarea', {
    ...{ id: 'bewaard', rows: 6, readOnly: true, value: typed, testid: 'visit-kept' },
  });
  const copy = element('button', { type: 'button', className: 'btn btn-lg' }, words('copy'));
  copy.onclick = () => {
    text.select();
    void navigator.clipboard?.writeText(typed).then(() => {
      copy.textContent = words('copied');
    });
  };
  return element(
    'div',
    { className: 'form' },
    element('div', { className: 'field' }, element('label', { htmlFor: 'bewaard' }, words('kept')), text),
    copy,
  );
}
