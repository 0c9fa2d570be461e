import { chromium } from 'playwright-core';

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
const ROW = '[data-testid=conversation-row]';
const SEARCH = 'input[type=search]';
const COMPOSER = '[data-testid=composer] textarea';
/** Between two keys of somebody who knows them. */
const PAUSE_MS = 120;
const FIRST_ROWS = 5;
const PATIENCE_MS = 20_000;

/**
 * Notes what the browser says about painting and about answering keys; runs in the page before anything else. It asks for no
 * frame: a page that is drawn anew at each frame has a third less time for itself.
 */
function observe() {
  window.seen = { lcp: 0, element: '', listed: 0, events: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.seen.lcp = entry.startTime;
      window.seen.element = `${entry.element?.tagName.toLowerCase()}.${entry.element?.className}`;
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (entry.interactionId)
        window.seen.events.push({ id: entry.interactionId, ms: entry.duration, at: entry.startTime });
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
  const watcher = new MutationObserver(() => {
    if (!document.querySelector('[data-testid=conversation-row]')) return;
    watcher.disconnect();
    window.seen.listed = performance.now();
    console.debug('rows are there');
  });
  watcher.observe(document, { childList: true, subtree: true });
}

/** The desk in a browser, as an agent sees and uses it. */
export class DeskScreen {
  #browser;
  #page;
  #cdp;
  /** What was pressed when, in the time of the page. */
  #pressed = [];

  constructor(browser, page, cdp) {
    this.#browser = browser;
    this.#page = page;
    this.#cdp = cdp;
  }

  static async open(executablePath, web, person) {
    const browser = await chromium.launch({ executablePath, args: FLAGS });
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'nl-NL',
      timezoneId: 'Europe/Amsterdam',
    });
    const page = await context.newPage();
    await page.addInitScript(observe);
    await page.goto(`${web}/werkvoorraad`);
    await page.locator('[data-testid=sign-in]:enabled').click();
    await page.locator(`button.person[value=${person}]`).click();
    await page.locator(ROW).first().waitFor();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    return new DeskScreen(browser, page, cdp);
  }

  /** A first visit: nothing is in the cache of the browser. */
  async load(slower) {
    let scriptBytes = 0;
    const scripts = new Set();
    const began = ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId));
    const ended = ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) scriptBytes += encodedDataLength;
    };
    this.#cdp.on('Network.responseReceived', began);
    this.#cdp.on('Network.loadingFinished', ended);
    await this.#cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    await this.#cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const listed = this.#page.waitForEvent('console', {
      predicate: (message) => message.text() === 'rows are there',
      timeout: PATIENCE_MS,
    });
    await Promise.all([listed, this.#page.goto(new URL('/werkvoorraad', this.#page.url()).href)]);
    // Looking into the page puts the whole of what looks into it: not before it is painted.
    await this.#page.waitForTimeout(1_500);
    await this.#page.locator(ROW).nth(FIRST_ROWS).waitFor();
    await this.#page.locator(COMPOSER).waitFor();
    await this.#page.waitForTimeout(1_000);
    const seen = await this.#page.evaluate(() => window.seen);
    const rows = await this.#page
      .locator(ROW)
      .evaluateAll((all, most) => all.slice(0, most).map((row) => row.dataset.conversationId), FIRST_ROWS);
    this.#cdp.off('Network.responseReceived', began);
    this.#cdp.off('Network.loadingFinished', ended);
    await this.#cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    return { lcp: seen.lcp, element: seen.element, listed: seen.listed, rows, scriptBytes };
  }

  /** Scrolls until the list holds so many rows. @returns {Promise<number>} how many it holds */
  async readWholeList(most) {
    const held = () =>
      this.#page.locator(ROW).evaluateAll((rows) => {
        const last = rows.at(-1)?.closest('li');
        return Number(last?.getAttribute('aria-posinset') ?? 0);
      });
    for (let looks = 0, count = 0; looks < 2_000; looks += 1) {
      await this.#page.locator('.list-scroll').evaluate((box) => (box.scrollTop = box.scrollHeight));
      await this.#page.waitForTimeout(60);
      count = await held();
      if (count >= most) return count;
    }
    return held();
  }

  async backToTop(slower) {
    await this.#cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await this.#page.locator('.list-scroll').evaluate((box) => (box.scrollTop = 0));
    await this.#page.locator(ROW).first().click();
    await this.#page.locator(COMPOSER).waitFor();
    await this.leaveField();
    await this.#page.waitForTimeout(500);
    await this.#page.evaluate(() => (window.seen.events.length = 0));
    this.#pressed = [];
    await this.#cdp.send('Emulation.setCPUThrottlingRate', { rate: slower });
  }

  async press(key, kind) {
    this.#pressed.push({ kind, at: await this.#page.evaluate(() => performance.now()) });
    await this.#page.keyboard.press(key);
    await this.#page.waitForTimeout(PAUSE_MS);
  }

  leaveField() {
    return this.#page.evaluate(() => document.activeElement?.blur());
  }

  async clearSearch() {
    await this.#page.locator(SEARCH).fill('');
    await this.#page.waitForTimeout(600);
    await this.leaveField();
  }

  /** Whether this row is the chosen one, once all keys were answered. */
  isCurrent(id) {
    return this.#appears(this.#page.locator(`${ROW}[aria-current=true][data-conversation-id="${id}"]`));
  }

  /** Whether this person's conversation stands beside the list. */
  isOpened(handle) {
    return this.#appears(this.#page.locator('[data-testid=conversation]', { hasText: new RegExp(`@?${handle}\\b`) }));
  }

  #appears(locator) {
    return locator
      .first()
      .waitFor({ timeout: PATIENCE_MS })
      .then(
        () => true,
        () => false,
      );
  }

  clearText() {
    return this.#page.locator(COMPOSER).fill('');
  }

  typed() {
    return this.#page.locator(COMPOSER).inputValue();
  }

  async showsOnly(id) {
    const only = this.#page.locator(`.list-scroll:not(:has(${ROW}:not([data-conversation-id="${id}"]))) ${ROW}`);
    return this.#appears(only);
  }

  /** What was answered since `backToTop`: one for each interaction, with what it was. */
  async interactions() {
    await this.#page.waitForTimeout(500);
    const events = await this.#page.evaluate(() => window.seen.events);
    const byId = new Map();
    for (const event of events) {
      const known = byId.get(event.id);
      byId.set(event.id, { ms: Math.max(known?.ms ?? 0, event.ms), at: Math.min(known?.at ?? Infinity, event.at) });
    }
    const found = [...byId.values()].map(({ ms, at }) => {
      const pressed = this.#pressed.filter((one) => one.at <= at).at(-1);
      return { ms, kind: pressed?.kind ?? 'other' };
    });
    // What was answered within a frame is not reported, and counts as fast.
    const quick = this.#pressed.length - found.length;
    return [...found, ...Array.from({ length: Math.max(0, quick) }, () => ({ ms: 8, kind: 'within a frame' }))];
  }

  close() {
    return this.#browser.close();
  }
}
