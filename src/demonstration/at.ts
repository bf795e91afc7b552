/** An hour of a day in Viet Nam. */
export function at(day: string, hour: string): Date {
  return new Date(`${day}T${hour}:00+07:00`)
}
