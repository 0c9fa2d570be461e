import { resolve } from 'node:path';
import { OperatorError } from '@samenspraak/platform/kernel';
import { z } from 'zod';
import { DEFAULT_WEB_ORIGIN } from './realm.js';

const origin = z.string().transform((value, context) => {
  const url = URL.parse(value);
  if (url?.origin === value.replace(/\/$/, '') && /^https?:$/.test(url.protocol)) return url.origin;
  context.addIssue({ code: 'custom', message: `is not an origin such as ${DEFAULT_WEB_ORIGIN}` });
  return z.NEVER;
});

const origins = z
  .string()
  .default(DEFAULT_WEB_ORIGIN)
  .transform((list) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
  .pipe(z.array(origin).min(1));

const settings = z.object({
  IDENTITY_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  IDENTITY_HOST: z.string().min(1).default('127.0.0.1'),
  IDENTITY_DATA: z.string().min(1).default('.data/identity'),
  IDENTITY_PUBLIC_URL: origin.optional(),
  IDENTITY_REDIRECT_ORIGINS: origins,
  IDENTITY_MODE: z.enum(['demo', 'test']).default('demo'),
});

export interface IdentitySettings {
  readonly mode: 'demo' | 'test';
  /** 0 takes a free port. */
  readonly port: number;
  /** Loopback unless said otherwise: everybody's password is known. */
  readonly host: string;
  /** Folder with the signing keys and the secret of the scripts client. */
  readonly dataFolder: string;
  /** Origin under which browsers reach this process; default `http://localhost:<port>`. */
  readonly publicUrl?: string;
  readonly redirectOrigins: readonly string[];
}

/**
 * Reads the settings of this process from its environment.
 * @throws OperatorError with one line per wrong setting, and always in production.
 */
export function readIdentitySettings(env: NodeJS.ProcessEnv): IdentitySettings {
  refuseProduction(env['NODE_ENV']);
  refuseProduction(env['IDENTITY_MODE']);
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = settings.safeParse(set);
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new OperatorError(`The settings of identity are not right.\n${lines.join('\n')}`);
  }
  return {
    mode: read.data.IDENTITY_MODE,
    port: read.data.IDENTITY_PORT,
    host: read.data.IDENTITY_HOST,
    dataFolder: resolve(read.data.IDENTITY_DATA),
    publicUrl: read.data.IDENTITY_PUBLIC_URL,
    redirectOrigins: read.data.IDENTITY_REDIRECT_ORIGINS,
  };
}

/** Everybody's password is the username, so this process may never serve a real partnership. */
export function refuseProduction(mode: string | undefined): void {
  if (mode?.trim().toLowerCase() === 'production') {
    throw new OperatorError('identity is for demo and tests only and does not start in production: use Keycloak.');
  }
}
