import type { DemoPerson } from './people.js';
import { escape, page, type Page } from './page.js';
import { textsIn, type Language, type Texts } from './texts.js';

export interface SignIn {
  readonly language: Language;
  readonly people: readonly DemoPerson[];
  /** Origins the person may be sent back to. */
  readonly returnOrigins: readonly string[];
  /** The username that did not work, to be kept in the form. */
  readonly failedUsername?: string;
}

/** The sign-in page: one card per demo person, and a form for whoever prefers typing. */
export function signInPage({ language, people, returnOrigins, failedUsername }: SignIn): Page {
  const texts = textsIn[language];
  const failed = failedUsername !== undefined;
  const main = `<div class="head"><h1>${escape(texts.title)}</h1><p>${escape(texts.intro)}</p></div>
${failed ? `<div class="banner" role="alert" id="fout"><p><b>${escape(texts.wrongTitle)}</b> ${escape(texts.wrong)}</p></div>` : ''}
<div class="cols">
<section aria-labelledby="mensen"><h2 id="mensen">${escape(texts.people)} <span>${escape(texts.peopleHint)}</span></h2>
<form method="post"><ul class="people">
${people.map((person) => card(person, texts)).join('\n')}
</ul></form></section>
<section class="card own" aria-labelledby="zelf"><h2 id="zelf">${escape(texts.own)}</h2>
<form method="post">
<label for="username">${escape(texts.username)}</label>
<input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${escape(failedUsername ?? '')}"${failed ? ' aria-describedby="fout" aria-invalid="true"' : ''}>
<label for="password">${escape(texts.password)}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="btn btn-p">${escape(texts.signIn)}</button>
</form></section>
</div>`;
  return page(language, texts.title, main, returnOrigins);
}

function card(person: DemoPerson, texts: Texts): string {
  const badges = person.tenants
    .map((code) => `<span class="badge tn-${escape(code.toLowerCase())}" aria-hidden="true">${escape(code)}</span>`)
    .join('');
  const councils = person.tenants.map((code) => texts.tenants[code] ?? code).join(', ');
  const roles = person.roles.map((role) => texts.roles[role]).join(', ');
  return `<li><button class="person" name="person" value="${escape(person.username)}">
<span class="av" aria-hidden="true">${escape(person.initials)}</span>
<span class="who"><span class="sr">${escape(texts.signInAs)} </span><b>${escape(person.name)}</b><span class="sr">, </span><span class="role">${escape(roles)}</span></span>
<span class="where">${badges}<span class="sr">, </span><span class="council">${escape(councils)}</span></span>
</button></li>`;
}
