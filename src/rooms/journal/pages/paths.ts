/** The address of the journal; with a unit and a period, the history of that form. */
export function journalPath(of?: { readonly unit: number; readonly form: string; readonly period: string }): string {
  return of === undefined ? '/nhat-ky' : `/nhat-ky?don-vi=${of.unit}&bieu=${of.form}&ky=${of.period}`
}
