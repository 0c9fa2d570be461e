import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openStack } from '../setup/stack.js';
import { openChromium, openPage, signIn } from './visit.js';

const { urls } = openStack();
const mark = Math.random().toString(36).slice(2, 7);
const title = `Plan zwerfafval ${mark}`;
const FIRST = 'We ruimen elke week op. Bewoners helpen mee.';
const NEWER = 'We ruimen elke dag op. Bewoners helpen mee.';
const OURS = 'We ruimen elke week op. Scholen helpen mee.';
const TOGETHER = 'We ruimen elke dag op. Scholen helpen mee.';
let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const press = async (where: Locator, key = 'Enter') => {
  await where.focus();
  await where.press(key);
};
const write = async (where: Locator, text: string) => {
  await where.focus();
  await where.press('Control+a');
  await where.page().keyboard.insertText(text);
};
const by = (page: Page, testid: string) => page.locator(`[data-testid=${testid}]`);

/** The writer offers the version that stands; a colleague agrees. */
async function share(writer: Page, colleague: Page, version: number): Promise<void> {
  await press(by(writer, 'publish-article'));
  await colleague.getByRole('heading', { name: `Versie ${version} wacht op akkoord` }).waitFor();
  await press(by(colleague, 'agree'));
  await by(writer, 'own-sharing').getByText(`De buren hebben versie ${version}.`).waitFor();
}

test('a plan of one council is changed by another, merged with its next version, and closed when it is called back', async () => {
  const writer = await openPage(browser);
  await signIn(writer, urls, 'sanne', '/kennis/nieuw');
  await write(by(writer, 'article-title'), title);
  await write(by(writer, 'article-text'), FIRST);
  await press(by(writer, 'article-kind'), 'p');
  await writer
    .getByLabel('Bijlagen', { exact: false })
    .setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: smallPdf() });
  await by(writer, 'article-editor').getByText('plan.pdf').waitFor();
  await press(by(writer, 'save-article'));
  await by(writer, 'article').getByText(FIRST).waitFor();
  const address = new URL(writer.url()).pathname;

  const colleague = await openPage(browser);
  await signIn(colleague, urls, 'femke', address);
  await by(colleague, 'article').getByRole('button', { name: 'plan.pdf' }).waitFor();
  await share(writer, colleague, 1);

  const neighbour = await openPage(browser);
  await signIn(neighbour, urls, 'lotte', '/kennis/buren');
  await press(by(neighbour, 'neighbour-row').getByRole('link', { name: title }));
  await by(neighbour, 'neighbour-article').getByText('Bijlagen blijven bij').waitFor();
  await press(by(neighbour, 'sharing-choice').locator('input[value=FOLLOW]'), 'ArrowDown');
  await write(by(neighbour, 'own-text-1'), OURS);
  await press(by(neighbour, 'save-choice'));
  await by(neighbour, 'neighbour-article').getByText('Jullie gebruiken een eigen tekst').waitFor();

  await press(by(writer, 'edit-article'));
  await write(by(writer, 'article-text'), NEWER);
  await press(by(writer, 'save-article'));
  await by(writer, 'article').getByText(NEWER).first().waitFor();
  await share(writer, colleague, 2);

  const merge = by(neighbour, 'merge');
  await merge.getByText('allebei veranderd, past samen').waitFor();
  await press(by(neighbour, 'save-merge'));
  await merge.waitFor({ state: 'detached' });
  await by(neighbour, 'neighbour-article').getByText('gemaakt van versie 2').waitFor();
  expect(await by(neighbour, 'own-text-1').inputValue()).toBe(TOGETHER);

  await press(by(writer, 'recall-article'));
  await write(
    by(writer, 'recall-form').getByLabel('Leg uit wat er mis is', { exact: false }),
    'Dit mag niet van de Arbowet.',
  );
  await write(by(writer, 'recall-form').getByLabel('Wat klopt er wel', { exact: false }), 'Alleen met een prikker.');
  await press(by(writer, 'recall-form').getByRole('button', { name: 'Roep terug' }));
  await by(writer, 'recalled').waitFor();
  await by(neighbour, 'recalled').getByText('Dit mag niet van de Arbowet.').waitFor();
  await by(neighbour, 'neighbour-article').getByText('Alleen met een prikker.').waitFor();
  await write(by(neighbour, 'knowledge-search'), title);
  await by(neighbour, 'found-row').filter({ hasText: title }).getByText('teruggeroepen').waitFor();
}, 90_000);

/** The smallest file that is a PDF by its content. */
function smallPdf(): Buffer {
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
      'trailer<</Root 1 0 R>>',
      '%%EOF',
    ].join('\n'),
  );
}
