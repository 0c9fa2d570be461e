/** The network says no; the status is the HTTP status that Mastodon uses for it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    message: string,
    readonly details?: Record<string, { error: string; description: string }[]>,
  ) {
    super(message);
  }
}

export const notFound = () => new Refusal(404, 'Record not found');
export const invalid = (message: string) => new Refusal(422, `Validation failed: ${message}`);
