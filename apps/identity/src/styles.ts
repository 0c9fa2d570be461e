/** The style of the sign-in pages: the tokens of Samenspraak that these pages need, and nothing else. */
export const styles = `
:root {
  color-scheme: light dark;
  --font: Inter, "Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --bg-app: light-dark(#f2f4f6, #0e1317); --bg-surface: light-dark(#ffffff, #151c22); --bg-sunken: light-dark(#f7f8fa, #11171c); --bg-hover: light-dark(#e9edf0, #1f2830);
  --tx-1: light-dark(#14202a, #edf1f4); --tx-2: light-dark(#3f4d59, #bac5ce); --tx-3: light-dark(#566370, #98a6b2);
  --ln-1: light-dark(#e2e7eb, #252f37); --ln-2: light-dark(#cfd7dd, #34404a); --ln-3: light-dark(#7c8995, #74838f);
  --bad-tx: light-dark(#a8231b, #ff9d94); --bad-bg: light-dark(#fdeceb, #371917); --bad-ln: light-dark(#eeb0ab, #74332e);
  --focus-in: light-dark(#ffd84a, #10181f); --focus-out: light-dark(#10181f, #ffd84a);
  --accent: light-dark(#1f4e9c, #8fb6f7); --on-accent: light-dark(#ffffff, #091a33); --accent-tx: light-dark(#1b4489, #adc9fa); --accent-soft: light-dark(#e7eefa, #17253c); --accent-ln: light-dark(#aec4e8, #30507f);
}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; background: var(--bg-app); color: var(--tx-1); font: 400 .875rem/1.25rem var(--font); -webkit-font-smoothing: antialiased; }
h1, h2, p, ul { margin: 0; padding: 0; }
ul { list-style: none; }
h1 { font-size: 1.25rem; line-height: 1.75rem; font-weight: 600; letter-spacing: -.01em; }
h2 { font-size: 1rem; line-height: 1.5rem; font-weight: 600; letter-spacing: -.005em; }
h2 span { color: var(--tx-3); font-size: .8125rem; font-weight: 400; letter-spacing: 0; }
b { font-weight: 600; }
button, input { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--focus-out); outline-offset: 2px; box-shadow: 0 0 0 2px var(--focus-in); border-radius: 6px; }
main:focus { outline: 0; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: fixed; z-index: 2; top: .5rem; left: .5rem; padding: .5rem 1rem; background: var(--bg-surface); color: var(--accent-tx); border-radius: 6px; transform: translateY(-200%); }
.skip:focus { transform: none; }
.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; padding: .75rem 1.5rem; border-bottom: 1px solid var(--ln-2); background: var(--bg-surface); }
.brand { display: flex; align-items: center; gap: 10px; font-size: .9375rem; font-weight: 600; letter-spacing: -.01em; }
.logo { width: 1.75rem; height: 1.5rem; } .logo-a { fill: var(--accent); } .logo-b { fill: var(--tx-1); }
.pill { padding: 2px .625rem; border: 1px solid var(--ln-2); border-radius: 999px; background: var(--bg-sunken); color: var(--tx-2); font-size: .75rem; line-height: 1rem; font-weight: 500; }
main { max-width: 82rem; margin: 0 auto; padding: 2.5rem 1.5rem 3rem; }
.head { margin-bottom: 1.5rem; } .head p { color: var(--tx-2); }
.cols { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; gap: 1.5rem; align-items: start; }
.people { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: .75rem; margin-top: .75rem; }
.people li { display: grid; }
.person { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .75rem .75rem; align-items: center; align-content: start; padding: .875rem 1rem; border: 1px solid var(--ln-2); border-radius: 10px; background: var(--bg-surface); text-align: left; transition: background 90ms, border-color 90ms; }
.person:hover { border-color: var(--accent); background: var(--accent-soft); }
.person:focus-visible { border-radius: 10px; }
.av { display: grid; place-items: center; width: 2.25rem; height: 2.25rem; border-radius: 50%; background: var(--accent-soft); color: var(--accent-tx); box-shadow: inset 0 0 0 1px var(--accent-ln); font-size: .75rem; font-weight: 600; }
.who { display: grid; } .role { color: var(--tx-2); font-size: .8125rem; }
.where { grid-column: 1 / -1; display: flex; align-items: start; gap: .375rem; padding-top: .625rem; border-top: 1px solid var(--ln-1); }
.council { color: var(--tx-2); font-size: .8125rem; }
.badge { display: inline-grid; place-items: center; height: 1.25rem; padding: 0 5px; border-radius: 4px; background: var(--tn, var(--tx-2)); color: var(--tn-on, var(--bg-surface)); font: 600 .75rem/1 var(--font); letter-spacing: .02em; }
.tn-wor { --tn: light-dark(#0b6557, #5ecab4); --tn-on: light-dark(#ffffff, #05201b); }
.tn-zaa { --tn: light-dark(#1f4e9c, #8fb6f7); --tn-on: light-dark(#ffffff, #091a33); }
.tn-oos { --tn: light-dark(#7c2e64, #e7a2cf); --tn-on: light-dark(#ffffff, #2c0d22); }
.tn-pur { --tn: light-dark(#5b3aa8, #bda8f7); --tn-on: light-dark(#ffffff, #1b0f3a); }
.tn-edv { --tn: light-dark(#7d4a00, #e9b872); --tn-on: light-dark(#ffffff, #2a1800); }
.tn-lan { --tn: light-dark(#47610f, #b3d16c); --tn-on: light-dark(#ffffff, #182103); }
.tn-wat { --tn: light-dark(#00657f, #77cbe6); --tn-on: light-dark(#ffffff, #04202a); }
.tn-vrz { --tn: light-dark(#a3173f, #ff9db3); --tn-on: light-dark(#ffffff, #38050f); }
.card { padding: 1.25rem; border: 1px solid var(--ln-2); border-radius: 10px; background: var(--bg-surface); }
.own { margin-top: 2.25rem; }
.own form { display: grid; gap: .25rem; margin-top: .75rem; }
label { font-size: .8125rem; font-weight: 500; }
input { min-height: 2.75rem; margin-bottom: .75rem; padding: 0 .75rem; border: 1px solid var(--ln-3); border-radius: 6px; background: var(--bg-surface); }
input[aria-invalid] { border-color: var(--bad-tx); }
.btn { min-height: 2.75rem; padding: 0 1rem; border: 1px solid transparent; border-radius: 6px; font-weight: 500; }
.btn-p { background: var(--accent); color: var(--on-accent); }
.btn-p:hover { background: color-mix(in oklab, var(--accent) 88%, var(--tx-1)); }
.banner { margin-bottom: 1.5rem; padding: .75rem 1rem; border: 1px solid var(--bad-ln); border-left: 4px solid var(--bad-tx); border-radius: 6px; background: var(--bad-bg); color: var(--tx-1); }
.message { max-width: 34rem; margin: 2rem auto 0; display: grid; gap: .5rem; } .message p { color: var(--tx-2); } .actions { margin-top: .75rem; }
@media (max-width: 56rem) { .cols { grid-template-columns: minmax(0, 1fr); } .own { margin-top: 0; } main { padding: 1.5rem 1rem 2rem; } .top { padding: .75rem 1rem; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;
