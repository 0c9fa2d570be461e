import { expect, test } from '@jest/globals';
import { openChromium, openPage } from '../browser/visit.js';
import { Realm } from './realm.js';

const realm = new Realm();
const { web } = realm.stack.urls;

(process.env.CHROMIUM_PATH ? test : test.skip)(
  'an agent signs in on the page of Keycloak, sees the desk, and signs out',
  async () => {
    const browser = await openChromium();
    try {
      const page = await openPage(browser);
      page.setDefaultTimeout(60_000);
      await page.goto(`${web}/werkvoorraad`);
      await page.locator('[data-testid=sign-in]:enabled').click();
      await page.locator('#username').fill('rianne');
      await page.locator('#password').fill(realm.password('rianne'));
      expect(new URL(page.url()).origin).toBe(realm.stack.keycloak.url);
      await page.locator('#kc-login').click();
      await page.locator('[data-testid=conversation-row]').first().waitFor();
      expect(new URL(page.url()).origin).toBe(web);

      await page.reload();
      await page.locator('[data-testid=conversation-row]').first().waitFor();
      await page.locator('button.me').click();
      await page.getByRole('button', { name: 'Afmelden' }).click();
      await page.waitForURL(`${web}/aanmelden`);
      await page.locator('[data-testid=sign-in]:enabled').click();
      await page.locator('#kc-login').waitFor();
    } finally {
      await browser.close();
    }
  },
  180_000,
);
