import type { MessageEvent, Visibility } from '../event.js';
import type { Desk, Suite } from './harness.js';
import { drain, isMessage, listenerOf } from './reach.js';

/** A citizen's question to a desk, as that desk hears it. */
export async function askQuestion(
  { plugin, network }: Pick<Suite, 'plugin' | 'network'>,
  desk: Desk,
  text: string,
  visibility?: Visibility,
): Promise<MessageEvent> {
  const id = await network().citizen.post({ text: `@${desk.handle} ${text}`, visibility });
  const { events } = await drain(listenerOf(plugin.connect(desk.context)), null);
  const heard = events.filter(isMessage).find(({ key }) => key.externalId === id);
  if (!heard) throw new Error('the question was not heard');
  return heard;
}
