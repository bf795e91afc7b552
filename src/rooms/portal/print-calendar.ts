import { addDays, type CalendarDate } from '#foundation/calendar-date.ts'

/** Something of a whole day. */
export type CalendarEvent = {
  readonly uid: string
  readonly day: CalendarDate
  readonly title: string
  readonly about: string
  readonly href: string
  /** When what it tells was written down. */
  readonly stamp: Date
}

/** A calendar after RFC 5545: lines end with CR LF and are folded at 75 octets, never inside a character. */
export function printCalendar(name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Nha Rong//Cong khai//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${event.stamp.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
      `DTSTART;VALUE=DATE:${event.day.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${addDays(event.day, 1).replaceAll('-', '')}`,
      `SUMMARY:${escaped(event.title)}`,
      ...(event.about ? [`DESCRIPTION:${escaped(event.about)}`] : []),
      `URL:${event.href}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll(/\r\n|\r|\n/g, '\\n')
}

const LINE = 75

function folded(line: string): string {
  const parts: string[] = []
  let [part, size] = ['', 0]
  for (const character of line) {
    const bytes = character.codePointAt(0)! < 0x80 ? 1 : character.codePointAt(0)! < 0x800 ? 2 : character.codePointAt(0)! < 0x10000 ? 3 : 4
    if (size + bytes > LINE) {
      parts.push(part)
      // The space at the beginning of a folded line counts.
      ;[part, size] = [' ', 1]
    }
    part += character
    size += bytes
  }
  return [...parts, part].join('\r\n')
}
