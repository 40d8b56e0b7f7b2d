import type { Clock } from '../clock.js';

const minuteMs = 60_000;
/** For each mailbox: https://learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements */
const messagesPerMinute = 30;

/** Delays messages above Microsoft's limit into the minutes that follow. */
export class MessageRate {
  /** When the messages of a mailbox go, in milliseconds; past minutes are forgotten. */
  readonly #departures = new Map<string, number[]>();
  #waiting: { readonly at: number; readonly deliver: () => void }[] = [];

  constructor(private readonly clock: Clock) {}

  /** Runs `deliver` now, or in the first minute that has room. */
  schedule(mailbox: string, deliver: () => void): void {
    const now = this.clock.now().getTime();
    const recent = (this.#departures.get(mailbox) ?? []).filter((at) => at > now - minuteMs);
    let at = now;
    while (recent.filter((one) => one > at - minuteMs && one <= at).length >= messagesPerMinute)
      at += minuteMs;
    this.#departures.set(mailbox, [...recent, at]);
    if (at === now) deliver();
    else this.#waiting.push({ at, deliver });
  }

  /** Delivers what has waited long enough. */
  deliverDue(): void {
    const now = this.clock.now().getTime();
    const due = this.#waiting.filter(({ at }) => at <= now);
    this.#waiting = this.#waiting.filter(({ at }) => at > now);
    for (const { deliver } of due) deliver();
  }

  clear(): void {
    this.#departures.clear();
    this.#waiting = [];
  }
}
