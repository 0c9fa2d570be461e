import { errors } from 'oidc-provider';
import { pageLanguage, readForm, sendPage, type Exchange } from './exchange.js';
import { messagePage } from './message-page.js';
import { passwordMatches } from './password.js';
import type { DemoPerson } from './people.js';
import { signInPage } from './sign-in-page.js';

/** Shows the sign-in page, and signs in the person who was picked or whose password is right. */
export async function answerSignIn(exchange: Exchange): Promise<void> {
  const { req, res, provider, parts } = exchange;
  const wanted = await wantedLanguage(exchange);
  if (wanted === undefined) return sendPage(res, 400, messagePage(pageLanguage(exchange), 'expired'));
  const shown = {
    language: pageLanguage(exchange, wanted),
    people: parts.people,
    returnOrigins: parts.redirectOrigins,
  };
  if (req.method !== 'POST') return sendPage(res, 200, signInPage(shown));

  const form = await readForm(req);
  const person = form && personIn(form, parts.people);
  if (!person) return sendPage(res, 200, signInPage({ ...shown, failedUsername: form?.get('username') ?? '' }));
  const login = { accountId: person.subject, acr: '1', amr: ['pwd'] };
  await provider.interactionFinished(req, res, { login }, { mergeWithLastSubmission: false });
}

function personIn(form: URLSearchParams, people: readonly DemoPerson[]): DemoPerson | undefined {
  const picked = form.get('person');
  if (picked !== null) return people.find((person) => person.username === picked);
  const username = form.get('username')?.trim().toLowerCase();
  const person = people.find((candidate) => candidate.username === username);
  return passwordMatches(person, form.get('password') ?? '') ? person : undefined;
}

/** The language the web client asked for, '' when it did not; undefined when there is nothing to sign in to. */
async function wantedLanguage({ req, res, provider }: Exchange): Promise<string | undefined> {
  try {
    const { params } = await provider.interactionDetails(req, res);
    return typeof params['ui_locales'] === 'string' ? params['ui_locales'] : '';
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}
