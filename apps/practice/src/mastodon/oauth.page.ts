import { escapeHtml } from '../network/html.js';
import type { Account } from '../network/state.js';

const STYLE = `
:root{color-scheme:light dark;font:15px/1.6 Inter,system-ui,sans-serif}
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:light-dark(#f2f4f6,#0e1317);color:light-dark(#14202a,#edf1f4)}
main{width:min(26rem,calc(100vw - 2rem));box-sizing:border-box;padding:1.5rem;border:1px solid light-dark(#cfd7dd,#34404a);border-radius:10px;background:light-dark(#fff,#151c22)}
h1{font-size:1.25rem;line-height:1.75rem;margin:0 0 .5rem}p{margin:0 0 1rem}
label{display:block;font-weight:600;margin:.75rem 0 .25rem}
input,select,button{width:100%;box-sizing:border-box;min-height:2.75rem;padding:0 .75rem;border-radius:6px;font:inherit;color:inherit;border:1px solid light-dark(#7c8995,#74838f);background:light-dark(#fff,#11171c)}
button{margin-top:1rem;border:0;font-weight:600;background:light-dark(#1f4e9c,#8fb6f7);color:light-dark(#fff,#091a33);cursor:pointer}
:focus-visible{outline:2px solid light-dark(#10181f,#ffd84a);outline-offset:2px}
.bad{padding:.5rem .75rem;border-radius:6px;background:light-dark(#fdeceb,#371917);color:light-dark(#a8231b,#ff9d94)}
code{display:block;padding:.75rem;overflow-wrap:anywhere;border-radius:6px;background:light-dark(#f7f8fa,#11171c)}`;

function page(title: string, content: string): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${escapeHtml(title)} · Oefenplein</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`;
}

export function authorizePage(view: {
  appName: string;
  accounts: Account[];
  hidden: (readonly [string, string])[];
  failure: string | undefined;
}): string {
  const hidden = view.hidden
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`)
    .join('');
  const options = view.accounts
    .map(({ id, username, displayName }) => {
      return `<option value="${id}">${escapeHtml(displayName)} (@${escapeHtml(username)})</option>`;
    })
    .join('');
  const choose = `<form method="post">${hidden}<label for="account">Kies een oefenaccount</label><select id="account" name="account">${options}</select><button>Toestaan met dit account</button></form>`;
  const signIn = `<form method="post">${hidden}<label for="username">Naam of e-mailadres</label><input id="username" name="username" autocomplete="username" required><label for="password">Wachtwoord</label><input id="password" name="password" type="password" autocomplete="current-password" required><button>Inloggen en toestaan</button></form>`;
  const failure = view.failure ? `<p class="bad" role="alert">${escapeHtml(view.failure)}</p>` : '';
  return page(
    'Toegang geven',
    `<p><strong>${escapeHtml(view.appName)}</strong> wil met een account op het Oefenplein lezen en schrijven. Alles hier is verzonnen.</p>${failure}${options ? choose : ''}${signIn}`,
  );
}

export function codePage(code: string): string {
  return page('Je code', `<p>Neem deze code over in de toepassing. De code werkt één keer.</p><code>${code}</code>`);
}

export function refusalPage(message: string): string {
  return page(
    'Dit kan niet',
    `<p class="bad">${escapeHtml(message)}</p><p>Er is niets veranderd. Ga terug naar de toepassing en begin daar opnieuw.</p>`,
  );
}
