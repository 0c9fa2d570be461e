/** For tests only: follows nothing by itself and keeps cookies by their path, as a browser does. */
export class TestBrowser {
  private readonly jar = new Map<string, { name: string; value: string; path: string }>();

  constructor(private readonly language = 'nl') {}

  async open(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const cookies = [...this.jar.values()].filter(({ path }) => url.pathname.startsWith(path));
    const answer = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: {
        'accept-language': this.language,
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
        ...init.headers,
      },
    });
    for (const cookie of answer.headers.getSetCookie()) this.keep(cookie);
    return answer;
  }

  /** Where the answer sends the browser. */
  static next(answer: Response): string {
    return new URL(answer.headers.get('location') ?? '', answer.url).href;
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    if (value === '') this.jar.delete(`${name} ${path}`);
    else this.jar.set(`${name} ${path}`, { name, value, path });
  }
}
