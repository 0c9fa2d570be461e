import type { Browser, Page } from 'playwright-core';

/** What a screen needs to be opened; the two ways in are handed over, so that a script can use them as well. */
export interface Ways {
  readonly urls: { readonly web: string; readonly practice: string; readonly mailbox: string };
  readonly signIn: (page: Page, urls: Ways['urls'], person: string, path: string) => Promise<void>;
  readonly browser: Browser;
}

export interface Screen {
  readonly name: string;
  readonly open: (page: Page, ways: Ways) => Promise<void>;
  /** Who is signed in on it. */
  readonly person?: string;
  /** Longer than a window: the picture shows all of it. */
  readonly long?: boolean;
}

const row = '[data-testid=conversation-row]';

function signedIn(name: string, person: string, path: string, ready: string, then?: Screen['open']): Screen {
  return {
    name,
    person,
    long: true,
    open: async (page, ways) => {
      await ways.signIn(page, ways.urls, person, path);
      await page.locator(ready).first().waitFor();
      await then?.(page, ways);
    },
  };
}

/** Opens the first conversation of a council that may still be answered. */
export async function openConversation(page: Page, tenant?: string): Promise<void> {
  await page
    .locator(tenant ? `${row}[data-tenant=${tenant}]` : row)
    .first()
    .click();
  await page.locator('[data-testid=composer] textarea').waitFor();
  await page.locator('[data-testid=answer-card]').first().waitFor({ state: 'attached' });
}

async function composeWithHints(page: Page): Promise<void> {
  await openConversation(page);
  await page.locator('[data-testid=composer] textarea').fill('Wij beloven het: morgen is alles klaar. Groet, {{naam}}');
  await page.locator('.ck').first().waitFor();
}

const queryText = '[data-testid=query-text]';

async function fillQuery(page: Page): Promise<void> {
  await page.locator(queryText).fill('("Jan de Vries" NEAR/5 bak OF afval* OF @wormerland) NIET (vacature OF #baan)');
  await page.locator('[data-testid=person-warning]').waitFor();
  await page.locator('[data-testid=preview][data-busy=false]').waitFor();
}

async function breakQuery(page: Page): Promise<void> {
  await page.locator(queryText).fill('afval EN (bak OF ) container');
  await page.locator('[data-testid=query-problem]').waitFor();
  await page.locator('.op-help summary').click();
}

async function addBlock(page: Page): Promise<void> {
  await page.locator(queryText).fill('afval OF container');
  await page.locator('[data-testid=block]').last().focus();
  await page.keyboard.press('d');
  await page.locator('[data-testid=block-value]').waitFor();
}

const desk = (name: string, person: string, tenant?: string): Screen => ({
  ...signedIn(name, person, '/werkvoorraad', row, (page) => openConversation(page, tenant)),
  long: false,
});

export const SCREENS: readonly Screen[] = [
  {
    name: 'aanmelden',
    open: async (page, { urls }) => {
      await page.goto(`${urls.web}/aanmelden`);
      await page.locator('[data-testid=sign-in]:enabled').waitFor();
    },
  },
  {
    name: 'persoon-kiezen',
    long: true,
    open: async (page, { urls }) => {
      await page.goto(`${urls.web}/aanmelden`);
      await page.locator('[data-testid=sign-in]:enabled').click();
      await page.locator('button.person').first().waitFor();
    },
  },
  { ...signedIn('lijst', 'rianne', '/werkvoorraad', row), long: false },
  desk('gesprek', 'rianne', 'WOR'),
  desk('gesprek-zaa', 'lotte', 'ZAA'),
  { ...signedIn('antwoord', 'rianne', '/werkvoorraad', row, composeWithHints), long: false },
  signedIn('bibliotheek', 'rianne', '/bibliotheek', '[data-testid=library-row]'),
  signedIn('bibliotheek-zaa', 'lotte', '/bibliotheek', '[data-testid=library-row]'),
  signedIn('vergelijking', 'rianne', '/vergelijking', '[data-testid=comparison-row]'),
  signedIn('vergelijking-zaa', 'lotte', '/vergelijking', '[data-testid=comparison-row]'),
  signedIn('licentie', 'mehmet', '/licentie', '[data-testid=licence-row]'),
  signedIn('triage', 'mehmet', '/triage', '[data-testid=triage-post]'),
  signedIn('zoekopdrachten', 'rianne', '/zoekopdrachten', '[data-testid=query-row]'),
  signedIn('zoekopdrachten-beheren', 'sanne', '/zoekopdrachten', '[data-testid=query-pause]'),
  signedIn('zoekopdrachten-buren', 'sanne', '/zoekopdrachten/buren', '[data-testid=shared-query]'),
  signedIn('zoekopdrachten-voorbeelden', 'sanne', '/zoekopdrachten/voorbeelden', '[data-testid=query-example]'),
  signedIn('zoekopdracht', 'sanne', '/zoekopdrachten/nieuw-kijk', queryText, fillQuery),
  signedIn('zoekopdracht-fout', 'sanne', '/zoekopdrachten/nieuw-fout', queryText, breakQuery),
  signedIn('zoekopdracht-blok', 'sanne', '/zoekopdrachten/nieuw-blok', queryText, addBlock),
  signedIn('exports', 'sanne', '/exports', '.export-form', async (page) => {
    await page.locator('.export-form button').click();
    await page.locator('[data-testid=task-row][data-state=DONE]').first().waitFor();
  }),
  signedIn('beheer', 'daan', '/beheer', '[data-testid=account-row]'),
  signedIn('meldingen', 'daan', '/meldingen', '.page-head h1'),
  signedIn('meldingen-instellen', 'sanne', '/meldingen/instellingen', '[data-testid=kind-choice]'),
  signedIn('meldingen-lijst', 'rianne', '/bibliotheek', '[data-testid=bell]', async (page) => {
    await page.locator('[data-testid=bell]').click();
    await page.locator('dialog :is(.notices, .state)').waitFor();
  }),
  {
    name: 'postbus',
    open: async (page, { urls }) => {
      await page.goto(urls.mailbox);
      await page.locator('h1').waitFor();
    },
  },
  {
    name: 'oefenplein',
    open: async (page, { urls }) => {
      await page.goto(`${urls.practice}/?inwoner=petra_fictief`);
      await page.locator('[data-testid=status]').first().waitFor();
    },
  },
];
