/** The practice network as citizens use it, and behind its back through its control plane. */
export class Network {
  /** @param {string} url */
  constructor(url) {
    this.url = url;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async control(method, path, body) {
    return this.call(method, `/control/${path}`, body);
  }

  /** The same name gives the same account. @returns {Promise<{ id: string, token: string, username: string }>} */
  account(username) {
    return this.control('POST', 'accounts', { username, displayName: username });
  }

  /** Posts through the public API. @returns {Promise<{ id: string, created_at: string }>} */
  say(token, status, more = {}) {
    return this.call('POST', '/api/v1/statuses', { status, ...more }, token);
  }

  edit(token, id, status) {
    return this.call('PUT', `/api/v1/statuses/${id}`, { status }, token);
  }

  remove(token, id) {
    return this.call('DELETE', `/api/v1/statuses/${id}`, undefined, token);
  }

  /** What the next calls meet. */
  order(fault) {
    return this.control('POST', 'faults', fault);
  }

  async faultsLeft() {
    return (await this.control('GET', 'faults')).length;
  }

  clear() {
    return this.control('DELETE', 'faults');
  }

  /** Every post of an account, also what nobody may see. @returns {Promise<any[]>} */
  postsOf(username) {
    return this.control('GET', `statuses?username=${encodeURIComponent(username)}`);
  }

  /** @returns {Promise<any>} */
  async call(method, path, body, token) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return text === '' ? {} : JSON.parse(text);
  }
}
