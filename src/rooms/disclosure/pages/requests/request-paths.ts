/** Asking for information: public. */
export const ASK = '/yeu-cau'
export const askedPath = (code: string): string => `${ASK}/${code}`
export const askAtPath = (unitId: number, query: Readonly<Record<string, string | undefined>> = {}): string => {
  const asked = Object.entries({ 'don-vi': String(unitId), ...query }).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
  return `${ASK}?${new URLSearchParams(asked).toString()}`
}

/** The officers' desk. */
export const REQUESTS = '/viec/yeu-cau'
export const requestPath = (requestId: string): string => `${REQUESTS}/${requestId}`
