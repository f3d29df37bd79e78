const DAY_MS = 86_400_000;

type Parts = Readonly<Record<string, string>>;

/** A time of day in a zone: `14:05`. */
export function timeOfDay(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(ms);
}

/** A day in a zone: `Monday, 2 March`; `today` and `yesterday` where they hold. */
export function dayOf(ms: number, timeZone: string, now: number): string {
  return nearDay(ms, timeZone, now) ?? longDay(ms, timeZone);
}

/** A day and time in a zone: `Mon 2 Mar, 14:05`. */
export function dayAndTime(ms: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return `${day.format(ms).replace(',', '')}, ${timeOfDay(ms, timeZone)}`;
}

/** The calendar day in a zone: `2026-03-02`. */
export function isoDay(ms: number, timeZone: string): string {
  const { year, month, day } = partsOf(ms, timeZone);
  return `${year}-${month}-${day}`;
}

/** Wall time in a zone as inputs of type datetime-local write it: `2026-03-02T14:05`. */
export function wallTime(ms: number, timeZone: string): string {
  return `${isoDay(ms, timeZone)}T${timeOfDay(ms, timeZone)}`;
}

/** The instant of a wall time in a zone, epoch milliseconds; the later one where the clock skips it. */
export function instantOf(wall: string, timeZone: string): number {
  const asUtc = Date.parse(`${wall}Z`);
  const guess = asUtc - offsetOf(asUtc, timeZone);
  return asUtc - offsetOf(guess, timeZone);
}

/** The next time a weekday (0 is Sunday) comes to an hour in a zone, always later than `now`. */
export function nextWeekday(now: number, weekday: number, hour: string, timeZone: string): number {
  for (let days = 0; days <= 8; days += 1) {
    const day = isoDay(now + days * DAY_MS, timeZone);
    const at = instantOf(`${day}T${hour}`, timeZone);
    if (new Date(`${day}T00:00Z`).getUTCDay() === weekday && at > now) return at;
  }
  throw new Error('there is a Monday in every nine days');
}

/** A date as `<!date^…>` writes it for a reader: every `{token}` filled in, in their zone. */
export function formatDate(format: string, seconds: number, timeZone: string, now: number): string {
  const ms = seconds * 1_000;
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => tokenOf(token, ms, timeZone, now) ?? whole);
}

function tokenOf(token: string, ms: number, timeZone: string, now: number): string | undefined {
  const written = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(ms);
  const isPretty = token.endsWith('_pretty');
  const near = isPretty ? nearDay(ms, timeZone, now) : undefined;
  if (near) return near.toLowerCase();
  switch (token.replace('_pretty', '')) {
    case 'date_num':
      return isoDay(ms, timeZone);
    case 'date':
      return written({ dateStyle: 'long' });
    case 'date_slash':
      return written({ dateStyle: 'short' });
    case 'date_short':
      return written({ month: 'short', day: 'numeric', year: 'numeric' });
    case 'date_long':
      return written({ dateStyle: 'full' });
    case 'day_divider':
      return written({ weekday: 'long', month: 'long', day: 'numeric' });
    case 'time':
      return timeOfDay(ms, timeZone);
    case 'time_secs':
      return written({ timeStyle: 'medium' });
    case 'ago':
      return written({ dateStyle: 'medium', timeStyle: 'short' });
    default:
      return undefined;
  }
}

function nearDay(ms: number, timeZone: string, now: number): string | undefined {
  const day = isoDay(ms, timeZone);
  if (day === isoDay(now, timeZone)) return 'Today';
  if (day === isoDay(now - DAY_MS, timeZone)) return 'Yesterday';
  return day === isoDay(now + DAY_MS, timeZone) ? 'Tomorrow' : undefined;
}

function longDay(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  }).format(ms);
}

function offsetOf(ms: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(ms, timeZone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(ms / 1_000) * 1_000;
}

function partsOf(ms: number, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(ms).map((each) => [each.type, each.value]));
}
