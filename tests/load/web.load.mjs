import { firstScreen, kilobytes } from '../../apps/web/dev/first-screen.mjs';
import { findChromium } from '../../infra/run/chromium.mjs';
import { progress, RunError } from '../../infra/run/report.mjs';
import { startStack } from '../../infra/run/stack.mjs';
import { median, percentile, printResult, readOptions, round } from './measure.mjs';
import { DeskScreen } from './web/desk-screen.mjs';
import { fillDesk, RARE_WORD, ROWS } from './web/long-list.mjs';

const SLOWER = 4;

/**
 * The first screen of the desk in a browser whose processor is four times slower: how much JavaScript it takes, when its largest
 * part is painted, and how long it takes to answer a key, with ten thousand rows in the list. Real build, real api.
 */
export async function main(args, gone) {
  const { quick, seed } = readOptions(args);
  gone?.addEventListener('abort', () => process.exit(1));
  const rounds = quick ? 3 : 7;
  const chromium = await findChromium();
  if (!chromium) throw new RunError('This measurement needs a chromium on the PATH.');
  const stack = await startStack({ ephemeral: true, durable: true });
  let screen;
  try {
    const order = await fillDesk(stack.database.admin, 'ZAA');
    progress(`${ROWS} conversations wait`);
    screen = await DeskScreen.open(chromium, stack.urls.web, 'lotte');
    const checks = [];
    const loads = [];
    for (let n = 0; n <= rounds; n += 1) {
      const load = await screen.load(SLOWER);
      // The first one warms the api up.
      if (n > 0) loads.push(load);
      checks.push(...load.rows.map((id, at) => id === order[at].id));
      progress(`painted after ${load.lcp.toFixed(0)} ms (${load.element}), rows after ${load.listed.toFixed(0)} ms`);
    }
    await screen.load(1);
    checks.push((await screen.readWholeList(ROWS)) >= ROWS);
    progress('the whole list is read');
    const answers = [];
    for (let n = 0; n < (quick ? 1 : 3); n += 1) {
      checks.push(...(await work(screen, order)));
      answers.push(await screen.interactions());
    }
    const all = answers.flat();
    const worst = answers.map((one) => interactionToNextPaint(one));
    for (const kind of new Set(all.map((one) => one.kind))) {
      const of = all.filter((one) => one.kind === kind).map((one) => one.ms);
      progress(`${kind}: ${of.length} times, median ${median(of)} ms, at most ${Math.max(...of)} ms`);
    }
    const oracle = { checked: checks.length, different: checks.filter((right) => !right).length };
    printResult({
      name: 'web',
      figures: {
        js_kb_br: round(kilobytes(firstScreen())),
        lcp_ms: round(median(loads.map((load) => load.lcp))),
        inp_ms: round(median(worst)),
        rows_ms: round(median(loads.map((load) => load.listed))),
        fetched_js_kb: round(median(loads.map((load) => load.scriptBytes)) / 1000),
        median_interaction_ms: round(median(all.map((one) => one.ms))),
      },
      oracle,
      rounds,
      about: {
        slower: SLOWER,
        rows: ROWS,
        interactions: all.length,
        lcp_all_ms: loads.map((load) => round(load.lcp)),
        inp_all_ms: worst.map(round),
        largest: loads.at(-1).element,
        seed,
      },
    });
    if (oracle.different > 0) process.exitCode = 1;
  } finally {
    await screen?.close();
    await stack.stop();
  }
}

/** As browsers report it: the slowest interaction, of which one in fifty is left out. */
function interactionToNextPaint(interactions) {
  const times = interactions.map((one) => one.ms);
  return percentile(times, 1 - Math.floor(times.length / 50) / times.length);
}

/** What an agent's fingers do; each step is right or it is not. @returns {Promise<boolean[]>} */
async function work(screen, order) {
  const checks = [];
  await screen.backToTop(SLOWER);
  const is = async (at) => checks.push(await screen.isCurrent(order[at].id));
  for (let n = 1; n <= 20; n += 1) await screen.press('j', 'next');
  await is(20);
  for (let n = 1; n <= 8; n += 1) await screen.press('k', 'previous');
  await is(12);
  checks.push(await screen.isOpened(order[12].handle));
  await screen.press('Enter', 'open');
  await screen.press('r', 'reply');
  const text = 'Dank voor je bericht, we kijken ernaar.';
  for (const letter of text) await screen.press(letter, 'type');
  checks.push((await screen.typed()) === text);
  await screen.clearText();
  await screen.press('Escape', 'leave');
  await screen.leaveField();
  await screen.press('/', 'search');
  for (const letter of RARE_WORD) await screen.press(letter, 'look for');
  checks.push(await screen.showsOnly(order.find((row) => row.rare).id));
  await screen.clearSearch();
  await screen.press('f', 'filter');
  await screen.press('Escape', 'leave');
  return checks;
}
