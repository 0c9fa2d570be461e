import { describe, expect, it } from 'vitest';
import { liveItem } from './live-envelope.js';

const status = (change: object = {}) => ({ id: '20', account: { id: '7' }, mentions: [], reblog: null, ...change });
const update = (payload: object, source = 'account') =>
  liveItem({ event: 'update', data: JSON.stringify(payload) }, source, '1');

describe('liveItem', () => {
  it('drops from the home timeline what does not concern the account', () => {
    expect(update(status())).toBeUndefined();
    expect(update(status({ mentions: [{ id: '9' }, null] }))).toBeUndefined();
  });
  it('keeps what names the account and what it wrote itself', () => {
    expect(update(status({ mentions: [{ id: '1' }] }))).toMatchObject({ seen: '', own: '' });
    expect(update(status({ account: { id: '1' } }))).toMatchObject({ own: '20' });
  });
  it('keeps all of a timeline except what others repeat', () => {
    expect(update(status(), 'local')).toMatchObject({ seen: '20' });
    expect(update(status({ reblog: status() }), 'local')).toBeUndefined();
  });
  it('moves on by the notification and not by its post', () => {
    const data = JSON.stringify({ id: '5', type: 'mention', status: status() });
    expect(liveItem({ event: 'notification', data }, 'account', '1')).toMatchObject({ seen: '5' });
  });
  it('drops other notifications and quiet events', () => {
    const data = JSON.stringify({ id: '5', type: 'favourite', status: status() });
    expect(liveItem({ event: 'notification', data }, 'account', '1')).toBeUndefined();
    expect(liveItem({ event: 'filters_changed', data: '' }, 'account', '1')).toBeUndefined();
  });
  it('hands an unknown event on to be kept apart', () => {
    expect(liveItem({ event: 'poked', data: '{' }, 'local', '1')).toMatchObject({ envelope: { type: 'poked' } });
  });
});
