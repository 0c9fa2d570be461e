import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const fromPlatform = createRequire(new URL('../../libs/platform/package.json', import.meta.url));
fromPlatform('reflect-metadata');

function marked(): ClassDecorator & MethodDecorator {
  return () => {};
}

class Clock {}

@marked()
class Desk {
  constructor(readonly clock: Clock) {}

  @marked()
  open(at: Date): string {
    return String(at);
  }
}

const metadata = Reflect as unknown as { getMetadata(key: string, target: object, property?: string): unknown };

test('a constructor in a test run tells Nest which classes it wants', () => {
  expect(metadata.getMetadata('design:paramtypes', Desk)).toEqual([Clock]);
});

test('a method in a test run tells GraphQL what it returns', () => {
  expect(metadata.getMetadata('design:returntype', Desk.prototype, 'open')).toBe(String);
});
