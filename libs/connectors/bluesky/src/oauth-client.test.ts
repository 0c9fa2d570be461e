import { describe, expect, it } from 'vitest';
import type { Application } from '@samenspraak/connector-contract';
import { describeClient, openClient } from './oauth-client.js';

// A key of nobody, made for this test.
const key = JSON.stringify({
  ...{ kty: 'EC', crv: 'P-256', alg: 'ES256', key_ops: ['sign'], kid: 'proef' },
  x: 'UgCK_NvcAPPk1uCWXSGq4qf-lkkwowjB3sM4GgHdCgQ',
  y: 'rbGEJ8P6EVzq6xBgQHKjwqufIi0mTUjP_dmXqIunX0o',
  d: 'qtZTujeAfziFBKWif45a41RvybH8vjendeyBsVSw-Qk',
});
const application: Application = {
  name: 'Samenspraak',
  website: 'https://samenspraak.example',
  redirectUri: 'https://samenspraak.example/oauth/back',
  documentUrl: 'https://samenspraak.example/oauth/bluesky/client.json',
  key,
};
const onThisMachine: Application = {
  ...application,
  website: 'http://localhost:4000',
  redirectUri: 'http://127.0.0.1:4000/oauth/back',
  documentUrl: null,
};

describe('who we are to the network', () => {
  it('is told in a document with the public half of the key only', () => {
    const said = describeClient(application);
    expect(said).toMatchObject({
      client_id: application.documentUrl,
      token_endpoint_auth_method: 'private_key_jwt',
      dpop_bound_access_tokens: true,
      jwks: { keys: [{ kid: 'proef', use: 'sig' }] },
    });
    expect(JSON.stringify(said)).not.toContain((JSON.parse(key) as { d: string }).d);
  });

  it('stands in the id itself on this machine, where no network can read a document', () => {
    const { client_id: id, token_endpoint_auth_method: method } = describeClient(onThisMachine);
    expect(method).toBe('none');
    expect(new URL(id!).searchParams.get('redirect_uri')).toBe(onThisMachine.redirectUri);
  });

  it.each([application, onThisMachine])('is taken by the client of the network', async (one) => {
    const context = { connectionId: 'c', baseUrl: 'https://pds.example', application: one };
    const client = await openClient(context, new Map(), new Map());
    expect(client.clientMetadata.client_id).toBe(describeClient(one).client_id);
  });

  it('is needed to let anybody in', async () => {
    const context = { connectionId: 'c', baseUrl: 'https://pds.example' };
    await expect(openClient(context, new Map(), new Map())).rejects.toMatchObject({
      failure: { kind: 'configuration', setting: 'application' },
    });
  });
});
