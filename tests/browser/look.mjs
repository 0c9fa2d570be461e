/**
 * Takes a picture of every screen of a running stack, at three widths, to look at them.
 * Usage: node tests/browser/look.mjs [folder] [part of a screen's name]
 * Finds what `npm start` runs; WEB_URL, PRACTICE_URL and MAILBOX_URL name another one. SCHEME=dark takes them dark.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInstance } from '../../infra/run/instance.mjs';
import { SCREENS } from './screens.ts';
import { openChromium, openPage, signIn } from './visit.ts';

const WIDTHS = [
  [1440, 900],
  [1024, 768],
  [390, 844],
];
const [folder = join(tmpdir(), 'samenspraak-look'), only = ''] = process.argv.slice(2);
const running = findInstance()?.urls;
const urls = {
  web: process.env.WEB_URL ?? running?.web,
  practice: process.env.PRACTICE_URL ?? running?.practice,
  mailbox: process.env.MAILBOX_URL ?? running?.mailbox,
};
if (!urls.web || !urls.practice) throw new Error('Nothing is running. Start it first: npm start');
const colorScheme = process.env.SCHEME === 'dark' ? 'dark' : 'light';

mkdirSync(folder, { recursive: true });
const browser = await openChromium();
for (const screen of SCREENS.filter((one) => one.name.includes(only))) {
  for (const [width, height] of WIDTHS) {
    const page = await openPage(browser, { viewport: { width, height }, colorScheme });
    const name = `${screen.name}-${width}${colorScheme === 'dark' ? '-donker' : ''}`;
    page.on('pageerror', (error) => console.log(name, 'error', error.message));
    page.on('console', (line) => line.type() === 'error' && console.log(name, 'console', line.text()));
    try {
      await screen.open(page, { urls, signIn, browser });
      await page.waitForTimeout(300);
    } catch (error) {
      console.log(name, 'FAILED', error.message.slice(0, 400));
      process.exitCode = 1;
    }
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: screen.long === true });
    await page.context().close();
  }
}
await browser.close();
console.log(folder);
