import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

export interface Urls {
  readonly web: string;
  readonly practice: string;
}

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

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS });

/** A browser profile of its own, as on a machine of its own: nothing is shared with other pages. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** Goes to a page of the web and signs in on the way, as a person does: our button, then one's own card. */
export async function signIn(page: Page, urls: Urls, person: string, path = '/werkvoorraad'): Promise<void> {
  await page.goto(urls.web + path);
  await page.locator('[data-testid=sign-in]:enabled').click();
  await page.locator(`button.person[value=${person}]`).click();
  await arrive(page, urls);
}

/** Signs in again in a browser that the provider still knows: it asks nothing. */
export async function signInAgain(page: Page, urls: Urls, path = '/werkvoorraad'): Promise<void> {
  await page.goto(urls.web + path);
  await page.locator('[data-testid=sign-in]:enabled').click();
  await arrive(page, urls);
}

const arrive = (page: Page, urls: Urls) =>
  page.waitForURL((url) => url.origin === urls.web && !url.pathname.startsWith('/aanmelden'));

// A list paints only what is in sight; on this screen that is every row, however many the suites made.
const TALL = { width: 1440, height: 15_000 };

/** The desk of a person with its list painted. */
export async function openDesk(
  browser: Browser,
  urls: Urls,
  person: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, { viewport: TALL, ...options });
  await signIn(page, urls, person);
  await page.locator('[data-testid=conversation-row]').first().waitFor();
  return page;
}

/** The practice page of an invented citizen, ready to write. */
export async function openSquare(
  browser: Browser,
  urls: Urls,
  citizen: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, options);
  await page.goto(`${urls.practice}/?inwoner=${citizen}`);
  await page.locator(`[data-testid=citizen][data-username=${citizen}]`).waitFor();
  await page.locator('[data-testid=status]').first().waitFor();
  return page;
}
