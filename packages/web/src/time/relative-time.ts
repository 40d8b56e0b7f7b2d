const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was: in words up to a week, then as a date. */
export type Age = { unit: 'justNow' } | { unit: 'minute' | 'hour' | 'day'; n: number } | { unit: 'date' };

/** The age of an instant (ISO 8601) at `now` (milliseconds). What lies ahead by a skewed clock is just now. */
export function ageOf(instant: string, now: number): Age {
  const age = now - Date.parse(instant);
  if (age < minute) return { unit: 'justNow' };
  if (age < hour) return { unit: 'minute', n: Math.floor(age / minute) };
  if (age < day) return { unit: 'hour', n: Math.floor(age / hour) };
  if (age < 7 * day) return { unit: 'day', n: Math.floor(age / day) };
  return { unit: 'date' };
}

// English dates with the day first: no reader takes 12 Jun for anything else.
function intlLocale(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

/** `6 min ago`, in the words of the language. */
export function timeAgo({ unit, n }: { unit: 'minute' | 'hour' | 'day'; n: number }, locale: string): string {
  const known =
    relativeFormats.get(locale) ?? new Intl.RelativeTimeFormat(intlLocale(locale), { style: 'short' });
  relativeFormats.set(locale, known);
  return known.format(-n, unit);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format costs far more to make than to use, and a list uses few of them hundreds of times. */
function format(locale: string, kind: keyof typeof kinds): Intl.DateTimeFormat {
  const key = `${kind} ${locale}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(intlLocale(locale), kinds[kind]);
  formats.set(key, known);
  return known;
}

const kinds = {
  thisYear: { day: 'numeric', month: 'short' },
  anyYear: { day: 'numeric', month: 'short', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  exact: { dateStyle: 'medium', timeStyle: 'medium' },
  withZone: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** No line ends within a date: a day without its month, as in “26. / 11.”, would be read as a number. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** `12 Jun`, and with the year when it is not this one. */
export function shortDate(instant: string, locale: string, now: number): string {
  const date = new Date(instant);
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  // British English writes “2 Sept”; all other months have three letters.
  const text = format(locale, isThisYear ? 'thisYear' : 'anyYear').format(date);
  return unbroken(text.replace('Sept', 'Sep'));
}

/** `6 min ago` up to a week, then `12 Jun`; null of what is less than a minute old. */
export function agoOrDate(instant: string, locale: string, now: number): string | null {
  const age = ageOf(instant, now);
  if (age.unit === 'justNow') return null;
  return age.unit === 'date' ? shortDate(instant, locale, now) : timeAgo(age, locale);
}

/** `09:51`, in the reader's time zone. */
export function timeOfDay(instant: string, locale: string): string {
  return format(locale, 'time').format(new Date(instant));
}

/** `09:51` of today, `24 Nov, 09:51` of another day, with the year when it is not this one. */
export function momentOf(instant: string, locale: string, now: number): string {
  const time = timeOfDay(instant, locale);
  const isToday = new Date(instant).toDateString() === new Date(now).toDateString();
  return isToday ? time : `${shortDate(instant, locale, now)}, ${time}`;
}

/** `25 Nov 2026, 09:51:07`, in the reader's time zone. */
export function exactTime(instant: string, locale: string): string {
  return format(locale, 'exact').format(new Date(instant));
}

/** `25 November 2026 at 09:51 CET`, in the writer's time zone with its name, for a reader who may be in another one. */
export function timeWithZone(instant: string, locale: string): string {
  return format(locale, 'withZone').format(new Date(instant));
}
