import { expect, it } from 'vitest';
import { newId } from '../kernel/index.js';
import { mailAddress } from './mail-address.js';
import { ReturnAddress } from './return-address.js';

const returns = new ReturnAddress('bounce@mail.gemeente.test', Buffer.alloc(32, 1));
const [tenant, neighbour, mail] = [newId(), newId(), newId()];
const all = [neighbour, tenant];
const made = returns.addressOf(tenant, mail);
const tenantIn = (address: string, by = returns) => {
  const claim = by.read(address);
  return claim && by.tenantOf(claim, all);
};

it('names the mail and its tenant to us, in an address that every server takes', () => {
  expect(mailAddress(made)).toBe(made);
  expect(made.split('@')[0]).toMatch(/^bounce\+[a-z2-7]{56}$/);
  expect(returns.read(made)!.mailId).toBe(mail);
  expect(tenantIn(made)).toBe(tenant);
});

it('reads an address of which a server folded the case', () => {
  expect(tenantIn(made.toUpperCase())).toBe(tenant);
});

it('tells nobody else which mail or tenant it names', () => {
  for (const id of [tenant, mail]) expect(made).not.toContain(id.slice(-12));
});

it('refuses an address that was changed anywhere, or made with another key', () => {
  const start = 'bounce+'.length;
  for (let at = start; at < start + 56; at += 1) {
    const other = made[at] === 'a' ? 'b' : 'a';
    expect(tenantIn(made.slice(0, at) + other + made.slice(at + 1)), String(at)).toBeUndefined();
  }
  const stranger = new ReturnAddress('bounce@mail.gemeente.test', Buffer.alloc(32, 2));
  expect(tenantIn(stranger.addressOf(tenant, mail))).toBeUndefined();
});

it.each([
  ['nothing', ''],
  ['no domain', made.split('@')[0]!],
  ['another domain', made.replace('gemeente', 'elders')],
  ['another name', made.replace('bounce', 'info')],
  ['no opaque part', 'bounce@mail.gemeente.test'],
  ['two of them', made.replace('@', '+x@')],
  ['a short one', made.replace(/.@/, '@')],
  ['a line more', `${made}\nRCPT TO:<x@y.z>`],
  ['a megabyte', `bounce+${'a'.repeat(1_000_000)}@mail.gemeente.test`],
])('knows %s for no address of ours', (_, address) => {
  expect(returns.read(address)).toBeUndefined();
});
