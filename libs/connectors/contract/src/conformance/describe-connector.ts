import { describeFailures } from './failing.js';
import type { ConformanceHarness, ConformanceNetwork, Suite } from './harness.js';
import { describeHearing } from './hearing.js';
import { describeHostileInput } from './hostile-input.js';
import { describePictures } from './pictures.js';
import { describeSecrecy } from './secrecy.js';
import { describeSending } from './sending.js';
import { describeStreaming } from './streaming.js';
import { describeThreads } from './threads.js';

/** Runs every case that applies to a network with public posts; what a connector does not declare is left out. */
export function describeConnector({ runner, plugin, boot }: ConformanceHarness): void {
  runner.describe(`the ${plugin.network} connector`, () => {
    let booted: ConformanceNetwork | undefined;
    const network = () => {
      if (!booted) throw new Error('the network has not been booted');
      return booted;
    };
    runner.beforeAll(async () => {
      booted = await boot();
    });
    runner.afterAll(async () => {
      await booted?.close();
    });
    const suite: Suite = { ...runner, plugin, network };
    if (plugin.capabilities.poll) describeHearing(suite);
    if (plugin.capabilities.stream) describeStreaming(suite);
    if (plugin.capabilities.publish) describeSending(suite);
    if (plugin.capabilities.reply) describeThreads(suite);
    if (plugin.capabilities.media) describePictures(suite);
    describeFailures(suite);
    describeSecrecy(suite);
    describeHostileInput(suite);
  });
}
