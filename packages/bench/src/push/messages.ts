import type { Child } from '../processes/child.js';
import type { Memory } from '../programs/memory.js';
import type { Received, SubscriberGroup } from '../programs/subscribers.js';

/** Whatever one of the programs tells. */
interface Message extends Partial<Received> {
  readonly opened?: string;
  readonly commit?: string;
  readonly at?: string;
  readonly memory?: Memory;
}

const patienceMs = 30_000;

/** Resolves with what `pick` makes of the first message that it does not answer with undefined. */
export function nextMessage<T>(child: Child, pick: (message: Message) => T | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.process.off('message', onMessage);
      reject(new Error(`Nothing came within ${patienceMs / 1000} s.\n${child.output()}`));
    }, patienceMs);
    const onMessage = (message: Message): void => {
      const picked = pick(message);
      if (picked === undefined) return;
      clearTimeout(timer);
      child.process.off('message', onMessage);
      resolve(picked);
    };
    child.process.on('message', onMessage);
  });
}

export async function openGroup(subscribers: Child, group: SubscriberGroup): Promise<void> {
  const opened = nextMessage(subscribers, (message) => (message.opened === group.name ? true : undefined));
  subscribers.process.send({ open: group });
  await opened;
}

/** The next message that all of the group have received and whose text matches. */
export function nextReceived(subscribers: Child, group: string, matching: RegExp): Promise<Received> {
  return nextMessage(subscribers, ({ name, text, times }) =>
    name === group && text !== undefined && times && matching.test(text) ? { name, text, times } : undefined,
  );
}

export async function memoryOf(child: Child): Promise<Memory> {
  const memory = nextMessage(child, (message) => message.memory);
  child.process.send({ measureMemory: true });
  return memory;
}
