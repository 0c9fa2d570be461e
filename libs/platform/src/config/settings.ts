import { z } from 'zod';
import { OperatorError } from '../kernel/index.js';

const port = z.coerce.number().int().min(0).max(65535);
const url = z.url();
const database = z.string().startsWith('postgres');
const key = z.string().regex(/^[0-9a-f]{64}$/, 'a key is 32 bytes in hexadecimal');
const milliseconds = z.coerce.number().int().min(1).max(86_400_000);
/** Where files are kept: a folder that api and worker share, or a store that speaks S3. */
const files = {
  FILES_FOLDER: z.string().optional(),
  FILES_S3_ENDPOINT: url.optional(),
  FILES_S3_BUCKET: z.string().optional(),
  FILES_S3_REGION: z.string().default('eu-central-1'),
  FILES_S3_ACCESS_KEY: z.string().optional(),
  FILES_S3_SECRET_KEY: z.string().optional(),
};
/** What a process tells of itself. */
const telling = {
  /** `debug` also writes a line per reading, job and call; never more of what a line may hold. */
  LOG_LEVEL: z.enum(['info', 'debug']).default('info'),
  /** A collector that takes OpenTelemetry traces over HTTP; absent: none are made. */
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional(),
  /** The part of all traces that is kept, from 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
};
const mode = z.enum(['demo', 'test', 'production']).default('production');

const shapes = {
  api: z.object({
    SAMENSPRAAK_MODE: mode,
    ...telling,
    PORT: port.default(4000),
    HOST: z.string().default('127.0.0.1'),
    /** How long an api that was asked to stop still answers, so that no request goes to one that has gone. */
    DRAIN_MS: z.coerce.number().int().min(0).max(60_000).default(0),
    /** How many proxies of our own stand before the api. Each adds the address it heard to X-Forwarded-For; with 0 nobody is believed. */
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
    /** Port of /health and /metrics, on loopback; absent: none. */
    OPERATOR_PORT: port.optional(),
    APP_DATABASE_URL: database,
    APP_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
    ASSERTION_KEY_APP: key,
    ...files,
    /** ClamAV's daemon, `tcp://host:port` or `unix:/path`; absent: what people add is not scanned, and /health says so. */
    CLAMD_ADDRESS: z
      .string()
      .regex(/^(tcp:\/\/[^/]+:\d{1,5}|unix:\/.+)$/)
      .optional(),
    FIELD_KEY: key,
    IDENTITY_ISSUER: url,
    /** Where the api reaches the issuer when that is another address than the browser's. */
    IDENTITY_INTERNAL_URL: url.optional(),
    IDENTITY_CLIENT: z.string().default('samenspraak-web'),
    IDENTITY_AUDIENCE: z.string().default('samenspraak-api'),
    /** The parties whose tokens are taken (azp), separated by commas. */
    IDENTITY_PARTIES: z
      .string()
      .default('samenspraak-web')
      .transform((list) => list.split(',')),
    /** How long a reply waits for a second thought, in milliseconds. */
    UNDO_MS: z.coerce.number().int().min(0).max(60_000).default(5_000),
    /** Where people and networks find the web. */
    WEB_URL: url.default('http://localhost:4000'),
    WEB_FOLDER: z.string().optional(),
    /** Who mail comes from; absent: mail is off, and the screens say so. The worker sends it. */
    MAIL_FROM: z.string().optional(),
    /** A JSON file of document hashes; required in production: unknown documents are refused. */
    TRUSTED_DOCUMENTS: z.string().optional(),
  }),
  worker: z.object({
    SAMENSPRAAK_MODE: mode,
    ...telling,
    WORKER_DATABASE_URL: database,
    RELAY_DATABASE_URL: database,
    JOBS_DATABASE_URL: database,
    /** `redis://` or `rediss://`: jobs wait in that Redis or Valkey; absent: in the database. */
    QUEUE_URL: z
      .string()
      .regex(/^rediss?:\/\//)
      .optional(),
    WORKER_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(8),
    ASSERTION_KEY_WORKER: key,
    ...files,
    FIELD_KEY: key,
    /** `smtp://` or `smtps://`, with user and password if need be; absent: mail is off. */
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/[^/]+\/?$/)
      .optional(),
    MAIL_FROM: z.string().optional(),
    MAIL_FROM_NAME: z.string().default('Samenspraak'),
    /** Such as `bounce@mail.gemeente.nl`: mail goes out under an own address below it. At most seven small letters stand before the @. */
    MAIL_BOUNCE_ADDRESS: z.string().optional(),
    /** Port on loopback or BOUNCE_HOST where the own mail server brings reports to such addresses; absent: they are not read. */
    BOUNCE_PORT: port.optional(),
    BOUNCE_HOST: z.string().default('127.0.0.1'),
    /** Where people find the web; links in mails begin with it. */
    WEB_URL: url.default('http://localhost:4000'),
    /** Where the identities of Bluesky are looked up; absent: the usual directory. */
    BLUESKY_DIRECTORY_URL: url.optional(),
    /** Port of /livez and /readyz; 0 picks a free one. */
    WORKER_HEALTH_PORT: port.default(0),
    /** Milliseconds after which a worker that is sending a reply is taken for gone; well above the next one. */
    REPLY_LEASE_MS: milliseconds.default(45_000),
    /** Milliseconds after which the outcome of a call is unknown. */
    REPLY_SEND_TIMEOUT_MS: milliseconds.default(20_000),
    REPLY_FIRST_LOOKUP_MS: milliseconds.default(2_000),
    /** How long a network may take to show what it accepted. */
    REPLY_LOOKUP_HORIZON_MS: milliseconds.default(120_000),
    /** After this a job that nobody finished is rung again. */
    OUTBOX_LEASE_SECONDS: z.coerce.number().int().min(1).max(3_600).default(60),
    /** After this another worker listens to the connections of one that is gone. */
    INTAKE_LEASE_SECONDS: z.coerce.number().int().min(4).max(600).default(20),
    /** Between two looks at a network that tells nothing by itself. */
    INTAKE_POLL_MS: milliseconds.default(15_000),
    /** Between two times that the messages of the last day are read again, on networks that tell of no removal. */
    INTAKE_RECHECK_MS: milliseconds.default(120_000),
  }),
  migrator: z.object({
    SAMENSPRAAK_MODE: mode,
    LOG_LEVEL: telling.LOG_LEVEL,
    /** A superuser, for roles and extensions; the rest runs as `migrator`. */
    ADMIN_DATABASE_URL: database,
    MIGRATOR_DATABASE_URL: database,
    JOBS_DATABASE_URL: database,
    /** JSON object of role name to password; absent: passwords are set elsewhere. */
    ROLE_PASSWORDS: z.string().default('{}').transform(passwords),
    ASSERTION_KEY_APP: key,
    ASSERTION_KEY_WORKER: key,
  }),
  /** Who makes one tenant part of another. */
  merger: z.object({ MIGRATOR_DATABASE_URL: database }),
  /** What the database tests find; the run that starts their server sets it. */
  test: z.object({
    TEST_ADMIN_DATABASE_URL: database,
    TEST_TEMPLATE_DATABASE: z.string(),
    TEST_ROLE_PASSWORDS: z.string().transform(passwords),
    TEST_ASSERTION_KEY_APP: key,
    TEST_ASSERTION_KEY_WORKER: key,
    TEST_FIELD_KEY: key,
    /** Absent where there is no redis-server: the tests on it are skipped. */
    TEST_REDIS_URL: z.string().optional(),
  }),
  demo: z.object({
    SAMENSPRAAK_MODE: mode,
    ADMIN_DATABASE_URL: database,
    FIELD_KEY: key,
    IDENTITY_ISSUER: url,
    PRACTICE_URL: url,
  }),
} as const;

export type ProcessName = keyof typeof shapes;
export type Settings<P extends ProcessName> = z.output<(typeof shapes)[P]>;

/**
 * Reads and checks the settings of one kind of process.
 * @throws OperatorError that names each wrong or missing setting, never its value.
 */
export function readSettings<P extends ProcessName>(
  name: P,
  environment: Record<string, string | undefined> = process.env,
): Settings<P> {
  const result = shapes[name].safeParse(environment);
  if (result.success) return result.data as Settings<P>;
  const wrong = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n');
  throw new OperatorError(`The settings of ${name} are not right:\n${wrong}`);
}

/** A parser's own complaint would quote what it could not read. */
function passwords(text: string, context: z.RefinementCtx): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON object of role to password' });
    return z.NEVER;
  }
}
