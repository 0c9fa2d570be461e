/**
 * Looks at every screen: starts the fixture server, makes pictures at three widths in light and dark, and runs axe on each.
 * Usage: node dev/look.mjs [folder] [only-this-screen]. SCHEME=light or dark takes one of them. Needs a built dist and a chromium on the PATH (or CHROMIUM).
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(tmpdir(), 'samenspraak-look');
const only = process.argv[3];
const port = Number(process.env.PORT ?? 4700);
const origin = `http://localhost:${port}`;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];
const SCHEMES = process.env.SCHEME ? [process.env.SCHEME] : ['light', 'dark'];
const WIDTHS = [
  [1440, 900],
  [1024, 768],
  [390, 844],
];

const SCREENS = [
  { name: 'desk', person: 'rianne', path: '/werkvoorraad', ready: '[data-testid=conversation-row]', then: openPetra },
  { name: 'desk-zaa', person: 'lotte', path: '/werkvoorraad', ready: '[data-testid=conversation-row]' },
  { name: 'lijst', person: 'rianne', path: '/werkvoorraad', ready: '[data-testid=conversation-row]', widths: [390] },
  { name: 'vergelijking', person: 'lotte', path: '/vergelijking', ready: '[data-testid=comparison-row]', whole: true },
  { name: 'bibliotheek', person: 'rianne', path: '/bibliotheek', ready: '[data-testid=library-row]', whole: true },
  { name: 'licentie', person: 'mehmet', path: '/licentie', ready: '[data-testid=licence-row]', whole: true },
  { name: 'triage', person: 'mehmet', path: '/triage', ready: '[data-testid=triage-post]', whole: true },
  { name: 'zoekopdrachten', person: 'sanne', path: '/zoekopdrachten', ready: '[data-testid=query-row]', whole: true },
  {
    name: 'buren',
    person: 'sanne',
    path: '/zoekopdrachten/buren',
    ready: '[data-testid=shared-query]',
    whole: true,
  },
  { name: 'bouwer', person: 'sanne', path: '/zoekopdrachten/q-1', ready: '[data-testid=preview-post]', whole: true },
  {
    name: 'bouwer-fout',
    person: 'sanne',
    path: '/zoekopdrachten/nieuw-1',
    ready: '[data-testid=query-text]',
    whole: true,
    then: (page) => page.locator('[data-testid=query-text]').fill('afval EN (bak OF ) container'),
  },
  {
    name: 'bouwer-blok',
    person: 'sanne',
    path: '/zoekopdrachten/q-3',
    ready: '[data-testid=person-warning]',
    then: async (page) => {
      await page.locator('[data-testid=block]').last().focus();
      await page.keyboard.press('o');
    },
  },
  {
    name: 'vrijgave',
    person: 'fatima',
    path: '/zoekopdrachten',
    ready: '[data-testid=query-decide]',
    then: (page) => page.locator('[data-testid=query-decide]').click(),
  },
  {
    name: 'geschiedenis',
    person: 'sanne',
    path: '/zoekopdrachten',
    ready: '[data-testid=query-history]',
    then: (page) => page.locator('[data-testid=query-history]').first().click(),
  },
  {
    name: 'regels',
    person: 'mehmet',
    path: '/zoekopdrachten/regels',
    ready: '[data-testid=attribution-rule]',
    whole: true,
  },
  { name: 'beheer', person: 'daan', path: '/beheer', ready: '[data-testid=account-row]', whole: true },
  { name: 'geen-rechten', person: 'rianne', path: '/triage', ready: '.state', whole: true },
  { name: 'aanmelden', person: 'rianne', path: '/aanmelden', ready: '[data-testid=sign-in]:enabled', signedOut: true },
];

async function openPetra(page) {
  await page.locator('[data-testid=conversation-row]', { hasText: '@petra' }).click();
  await page.locator('[data-testid=composer]').waitFor();
  await page.locator('[data-testid=answer-card]').first().waitFor({ state: 'attached' });
}

async function signIn(page, path) {
  await page.goto(origin + path);
  await page.locator('[data-testid=sign-in]:enabled').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/aanmelden'));
}

const server = spawn(process.execPath, [join(here, 'fixture-server.mjs')], {
  env: { ...process.env, PORT: String(port) },
  stdio: 'inherit',
});
mkdirSync(out, { recursive: true });
let violations = 0;
try {
  await new Promise((done) => setTimeout(done, 900));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
  for (const screen of SCREENS.filter((one) => !only || one.name.startsWith(only))) {
    for (const [width, height] of WIDTHS.filter(([one]) => !screen.widths || screen.widths.includes(one))) {
      for (const colorScheme of SCHEMES) violations += await look(browser, screen, { width, height, colorScheme });
    }
  }
  await browser.close();
} finally {
  server.kill();
}
console.log(`${violations} axe violations; pictures in ${out}`);
process.exitCode = violations === 0 ? 0 : 1;

async function look(browser, screen, { width, height, colorScheme }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    bypassCSP: true,
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'person', value: screen.person, url: origin }]);
  const page = await context.newPage();
  const label = `${screen.name}-${width}-${colorScheme}`;
  page.on('pageerror', (failure) => console.log(label, 'pageerror', failure.message));
  page.on('console', (line) => line.type() === 'error' && console.log(label, 'console', line.text()));
  let found = 0;
  try {
    if (screen.signedOut) await page.goto(origin + screen.path);
    else await signIn(page, screen.path);
    await page.locator(screen.ready).first().waitFor({ timeout: 8000 });
    await screen.then?.(page);
    await page.waitForTimeout(150);
    await page.screenshot({ path: join(out, `${label}.png`), fullPage: screen.whole === true });
    await page.evaluate(axe);
    const result = await page.evaluate(() =>
      window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
    );
    for (const one of result.violations) {
      found += 1;
      console.log(
        label,
        one.id,
        one.help,
        one.nodes.slice(0, 3).map(
          (node) =>
            `${node.html.slice(0, 140)} :: ${node.any
              .map((check) => check.message)
              .join(' ')
              .slice(0, 200)}`,
        ),
      );
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(label, `scrolls sideways by ${wide}px`);
  } catch (failure) {
    found += 1;
    console.log(label, 'FAILED', failure.message.slice(0, 300));
    await page.screenshot({ path: join(out, `${label}.png`) });
  }
  await context.close();
  return found;
}
