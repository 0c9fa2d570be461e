import { escape, page, type Page } from './page.js';
import { textsIn, type Language, type Texts } from './texts.js';

/** A page that says one thing; with a form of oidc-provider it asks for a confirmation. */
export function messagePage(language: Language, name: keyof Texts['messages'], form?: string): Page {
  const message = textsIn[language].messages[name];
  const confirm = form && message.action ? confirmation(form, message.action) : '';
  return page(
    language,
    message.title,
    `<section class="card message"><h1>${escape(message.title)}</h1><p>${escape(message.text)}</p>${confirm}</section>`,
  );
}

function confirmation(form: string, action: string): string {
  const id = /id="([^"]+)"/.exec(form)?.[1] ?? '';
  return `${form}<p class="actions"><button class="btn btn-p" form="${escape(id)}" name="logout" value="yes">${escape(action)}</button></p>`;
}
