import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';

/** Encrypts bodies of local tables and credentials: AES-256-GCM, bound to a purpose and an owner (AAD). */
export class FieldCipher {
  private readonly key: KeyObject;

  /** @param secret 32 bytes. */
  constructor(secret: Buffer, purpose: string) {
    // Made once: from bytes, each use would make it again.
    this.key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, 32)));
  }

  /** @param owner what the text belongs to; a body moved to another owner does not open. */
  seal(text: string, owner: string): Buffer {
    return this.sealBytes(Buffer.from(text, 'utf8'), owner);
  }

  /** @throws Error when the body was changed or belongs to another owner. */
  open(sealed: Buffer, owner: string): string {
    return this.openBytes(sealed, owner).toString('utf8');
  }

  sealBytes(bytes: Buffer, owner: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(owner));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the bytes were changed or belong to another owner. */
  openBytes(sealed: Buffer, owner: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, 12));
    decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
  }
}
