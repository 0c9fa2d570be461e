import { expect, it, vi } from 'vitest';

const redrawn = vi.fn();
vi.mock('react', () => ({
  useMemo: (make: () => unknown) => make(),
  useSyncExternalStore: (subscribe: (listener: () => void) => void, read: () => unknown) => {
    subscribe(redrawn);
    return read();
  },
}));

it('draws a screen anew when words come that it asked for, and not for words that nobody asked for', async () => {
  const { default: i18n, useTranslation } = await import('./words');
  const { t } = useTranslation('desk');
  i18n.addResourceBundle('nl', 'bell', { title: 'Meldingen' });
  expect(redrawn).not.toHaveBeenCalled();
  expect(t('desk:title')).toBe('title');
  i18n.addResourceBundle('nl', 'desk', { title: 'Werkvoorraad' });
  expect(redrawn).toHaveBeenCalledTimes(1);
  i18n.addResourceBundle('nl', 'desk', { more: 'Meer' });
  expect(redrawn).toHaveBeenCalledTimes(2);
});
