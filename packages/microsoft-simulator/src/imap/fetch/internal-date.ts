const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 9051 `date-time`, in quotes and in UTC. */
export function internalDate(date: Date): string {
  const day = String(date.getUTCDate()).padStart(2, ' ');
  const month = months[date.getUTCMonth()] ?? '';
  return `"${day}-${month}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000"`;
}

/** Reads a `date-time`, or a `date` such as `1-Feb-2026` as midnight in UTC; null for anything else. */
export function parseImapDate(text: string): Date | null {
  const match = /^ ?(\d{1,2})-([A-Za-z]{3})-(\d{4})(?: (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2}))?$/.exec(
    text,
  );
  if (match === null) return null;
  const [, day, name = '', year, hour, minute, second, sign, zoneHours, zoneMinutes] = match;
  const month = months.findIndex((one) => one.toLowerCase() === name.toLowerCase());
  if (month === -1) return null;
  const number = (digits: string | undefined): number => Number(digits ?? 0);
  const zone = (number(zoneHours) * 60 + number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  return new Date(
    Date.UTC(number(year), month, number(day), number(hour), number(minute) - zone, number(second)),
  );
}
