/** Who answers for a council of the demo, and under which name on the network. */
export const councils = [
  { code: 'WOR', person: 'rianne', account: 'wormerland' },
  { code: 'ZAA', person: 'lotte', account: 'zaanstad' },
  { code: 'PUR', person: 'daan', account: 'purmerend' },
  { code: 'EDV', person: 'noor', account: 'edamvolendam' },
  { code: 'WAT', person: 'iris', account: 'waterland' },
  { code: 'LAN', person: 'tim', account: 'landsmeer' },
  { code: 'OOS', person: 'sanne', account: 'oostzaan' },
];

/** The api as the desks of the councils use it. */
export class Desks {
  /** @param {{ urls: { web: string, issuer: string }, tokenClient: { id: string, secret: string } }} stack */
  constructor(stack, tenants) {
    this.stack = stack;
    this.tenants = tenants;
    this.tokens = new Map();
  }

  /** @param {import('pg').Client} admin */
  static async open(stack, admin) {
    const { rows } = await admin.query('select code, id from app.tenant');
    return new Desks(stack, new Map(rows.map(({ code, id }) => [code, id])));
  }

  /** The person and tenant of a request, in its headers. */
  async headers(code) {
    const { person } = councils.find((council) => council.code === code);
    return { Authorization: `Bearer ${await this.token(person)}`, 'Samenspraak-Tenant': this.tenants.get(code) };
  }

  /** @returns {Promise<{ data?: any, errors?: { extensions: { code: string } }[] }>} @throws when there was no answer */
  async ask(code, query, variables = {}) {
    const response = await fetch(`${this.stack.urls.web}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(await this.headers(code)) },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(15_000),
    });
    return /** @type {any} */ (await response.json());
  }

  /** @returns {Promise<any>} @throws when it was refused */
  async get(code, query, variables = {}) {
    const { data, errors } = await this.ask(code, query, variables);
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  async token(person) {
    const known = this.tokens.get(person);
    if (known && known.until > Date.now()) return known.token;
    const { id, secret } = this.stack.tokenClient;
    const response = await fetch(`${this.stack.urls.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'password', client_id: id, client_secret: secret },
        ...{ username: person, password: person, scope: 'openid' },
      }),
    });
    const answer = /** @type {any} */ (await response.json());
    if (!response.ok) throw new Error(`no token for ${person}: ${response.status}`);
    this.tokens.set(person, { token: answer.access_token, until: Date.now() + (answer.expires_in - 30) * 1000 });
    return answer.access_token;
  }
}
