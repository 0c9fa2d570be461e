/** The tokens of Samenspraak that this page needs, and nothing else. */
export const styles = `
:root { color-scheme: light dark; --font: Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --bg-app: light-dark(#f2f4f6, #0e1317); --bg-surface: light-dark(#ffffff, #151c22); --bg-sunken: light-dark(#f7f8fa, #11171c);
  --tx-1: light-dark(#14202a, #edf1f4); --tx-2: light-dark(#3f4d59, #bac5ce); --ln-1: light-dark(#e2e7eb, #252f37);
  --ln-2: light-dark(#cfd7dd, #34404a); --ln-3: light-dark(#7c8995, #74838f); --accent-tx: light-dark(#1b4489, #adc9fa);
  --accent-soft: light-dark(#e7eefa, #17253c); --focus-in: light-dark(#ffd84a, #10181f); --focus-out: light-dark(#10181f, #ffd84a); }
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; background: var(--bg-app); color: var(--tx-1); font: 400 .875rem/1.25rem var(--font); }
h1 { margin: 0; font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; overflow-wrap: anywhere; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; line-height: 1.5rem; font-weight: 600; }
a { color: var(--accent-tx); }
:focus-visible { outline: 2px solid var(--focus-out); outline-offset: 2px; box-shadow: 0 0 0 2px var(--focus-in); border-radius: 6px; }
.top { display: flex; align-items: center; justify-content: space-between; gap: 1rem; padding: .75rem 1.5rem; border-bottom: 1px solid var(--ln-2); background: var(--bg-surface); }
.brand { color: var(--tx-1); font-size: .9375rem; font-weight: 600; text-decoration: none; }
.pill { padding: 2px .625rem; border: 1px solid var(--ln-2); border-radius: 999px; background: var(--bg-sunken); color: var(--tx-2); font-size: .75rem; line-height: 1rem; font-weight: 500; }
main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; }
.head p, .empty { margin: .25rem 0 0; color: var(--tx-2); }
.find { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin: 1.25rem 0; }
.find label { font-weight: 500; }
input, button { min-height: 2.75rem; padding: 0 .75rem; border: 1px solid var(--ln-3); border-radius: 6px; background: var(--bg-surface); color: inherit; font: inherit; }
input { min-width: 0; flex: 0 1 16rem; }
button { cursor: pointer; font-weight: 500; }
.mails { margin: 0; padding: 0; list-style: none; border: 1px solid var(--ln-2); border-radius: 10px; background: var(--bg-surface); overflow: hidden; }
.mails li + li { border-top: 1px solid var(--ln-1); }
.mails a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .125rem 1rem; padding: .75rem 1rem; color: var(--tx-1); text-decoration: none; }
.mails a:hover { background: var(--accent-soft); }
.mails b { grid-column: 1 / -1; font-weight: 600; overflow-wrap: anywhere; }
.mails span, .mails time { color: var(--tx-2); font-size: .8125rem; overflow-wrap: anywhere; }
.card { margin-top: 1rem; padding: 1.25rem; border: 1px solid var(--ln-2); border-radius: 10px; background: var(--bg-surface); }
dl { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .25rem 1rem; margin: .75rem 0 0; }
dt { color: var(--tx-2); } dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: 0; padding: 1rem; border: 1px solid var(--ln-1); border-radius: 6px; background: var(--bg-sunken); font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 24rem; border: 1px solid var(--ln-1); border-radius: 6px; background: #ffffff; }
@media (max-width: 40rem) { main { padding: 1.25rem 1rem 2rem; } .top { padding: .75rem 1rem; } .mails a { grid-template-columns: minmax(0, 1fr); } }
`;
