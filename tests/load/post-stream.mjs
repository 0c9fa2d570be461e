import { randomUUID } from 'node:crypto';
import { councils } from '../faults/crash/desks.mjs';
import { rest } from '../faults/crash/dice.mjs';
import { LightHttp } from './light-http.mjs';

const TICK_MS = 20;
/** One post in so many speaks to the council's own account, and comes in by two ways. */
const MENTION_EVERY = 10;
const places = {
  WOR: 'Wormerland',
  ZAA: 'Zaandam',
  PUR: 'Purmerend',
  EDV: 'Edam-Volendam',
  WAT: 'Monnickendam',
  LAN: 'Landsmeer',
  OOS: 'Oostzaan',
};
const words =
  `afval container fietspad lantaarn stoep bushalte speeltuin loket paspoort vergunning riool stank overlast muziek markt zwembad
  bibliotheek parkeren boete brug sluis water gras bomen bladeren hond kat school kinderen ouderen buurt straat plein winkel bouw
  verkeer drempel bord bocht kruising rotonde vandaag gisteren morgen vroeg laat altijd nooit weer nog steeds waarom wanneer wie wat
  hoe lang duurt het eindelijk dank mooi netjes schoon vies gevaarlijk donker nat koud stil druk vol leeg kapot open dicht gratis duur`.split(
    /\s+/,
  );

/** Posts for the councils of the demo at a steady rate, handed to the practice network many at a time. */
export class PostStream {
  /**
   * @param {import('../faults/crash/network.mjs').Network} network
   * @param {(most: number) => number} roll
   */
  constructor(network, username, roll) {
    this.network = network;
    this.username = username;
    this.roll = roll;
    this.made = 0;
    this.http = new LightHttp();
  }

  /**
   * So many posts, begun at their moments whether or not the ones before are done.
   * @returns {Promise<{ code: string, mark: string, id: string, acceptedAt: number }[] & { seconds: number }>}
   */
  async run(count, perSecond) {
    const begun = performance.now();
    const going = [];
    for (let sent = 0; sent < count;) {
      const due = Math.min(count, Math.floor(((performance.now() - begun) * perSecond) / 1_000) + 1);
      if (due > sent) going.push(this.post(due - sent));
      sent = Math.max(sent, due);
      await rest(Math.min(TICK_MS, 1_000 / perSecond));
    }
    const posts = (await Promise.all(going)).flat();
    return Object.assign(posts, { seconds: (performance.now() - begun) / 1_000 });
  }

  close() {
    this.http.close();
  }

  async post(count) {
    const posts = Array.from({ length: count }, () => this.write());
    const accepted = await this.http.post(`${this.network.url}/control/statuses/bulk`, {
      username: this.username,
      statuses: posts.map((post) => post.text),
    });
    return posts.map(({ code, mark }, n) => ({
      code,
      mark,
      id: accepted[n].id,
      acceptedAt: Date.parse(accepted[n].created_at),
    }));
  }

  write() {
    const { code, account } = councils[this.roll(councils.length - 1)];
    const mark = randomUUID().replaceAll('-', '').slice(0, 12);
    const some = Array.from({ length: 6 + this.roll(14) }, () => words[this.roll(words.length - 1)]).join(' ');
    const whom = (this.made += 1) % MENTION_EVERY === 0 ? `@${account} ` : '';
    return { code, mark, text: `${whom}${mark} ${some} in ${places[code]}` };
  }
}
