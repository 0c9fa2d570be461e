import { AwsClient } from 'aws4fetch';
import type { BlobStore } from './blob-store.js';
import { storeFull, storeUnavailable } from './files.errors.js';

export interface S3Place {
  /** `https://storage.example.nl`; the bucket stands in the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const TIMEOUT_MS = 30_000;
/** How S3-compatible stores say that nothing more fits. */
const FULL: ReadonlySet<number> = new Set([507]);

/** Any store that speaks S3: one object per key, path style. */
export class S3Store implements BlobStore {
  private readonly client: AwsClient;

  constructor(private readonly place: S3Place) {
    const { region, accessKeyId, secretAccessKey } = place;
    this.client = new AwsClient({ service: 's3', region, accessKeyId, secretAccessKey, retries: 2 });
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const response = await this.ask(key, { method: 'PUT', body: new Uint8Array(bytes) });
    if (FULL.has(response.status)) throw storeFull(new Error(`S3 answered ${response.status}`));
    this.expectSuccess(response);
  }

  async get(key: string): Promise<Buffer | undefined> {
    const response = await this.ask(key, { method: 'GET' });
    if (response.status === 404) return undefined;
    this.expectSuccess(response);
    return Buffer.from(await response.arrayBuffer());
  }

  async remove(key: string): Promise<void> {
    const response = await this.ask(key, { method: 'DELETE' });
    if (response.status !== 404) this.expectSuccess(response);
  }

  private async ask(key: string, request: RequestInit): Promise<Response> {
    const address = `${this.place.endpoint}/${this.place.bucket}/${key}`;
    try {
      return await this.client.fetch(address, { ...request, signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch (error) {
      throw storeUnavailable(error);
    }
  }

  private expectSuccess(response: Response): void {
    if (!response.ok) throw storeUnavailable(new Error(`S3 answered ${response.status}`));
  }
}
