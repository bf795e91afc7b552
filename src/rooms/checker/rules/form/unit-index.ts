import type { CalendarDate } from '#foundation/calendar-date.ts'
import { foldText } from '#foundation/text.ts'
import { covers, type Holder, type Kind, type PlaceRegister } from '#rooms/places/index.ts'

const kept = new WeakMap<PlaceRegister, Map<string, Holder[]>>()

/** Provinces and districts of a name, whatever its capitals, that were there on the day. */
export function unitsNamed(register: PlaceRegister, name: string, at: CalendarDate): readonly Holder[] {
  let index = kept.get(register)
  if (!index) {
    index = new Map()
    for (const unit of register.units.values()) {
      if (unit.level !== 'province' && unit.level !== 'district') continue
      for (const span of unit.spans) {
        for (const one of new Set([span.name, ...unit.alsoWritten].map(keyOf))) index.set(one, [...(index.get(one) ?? []), { unit, span }])
      }
    }
    kept.set(register, index)
  }
  return (index.get(keyOf(name)) ?? []).filter(({ span }) => covers(span, at))
}

/** A name as it is compared: without capitals, marks, spaces and hyphens, for these vary in names of the highlands. */
export function keyOf(name: string): string {
  return foldText(name).replaceAll(' ', '')
}

export const KIND_OF: Readonly<Record<string, Kind>> = {
  'xã': 'xa', 'phường': 'phuong', 'thị trấn': 'thi-tran', 'đặc khu': 'dac-khu', 'huyện': 'huyen', 'quận': 'quan', 'thị xã': 'thi-xa',
  'thành phố': 'thanh-pho', 'tp': 'thanh-pho', 'tp.': 'thanh-pho', 'tỉnh': 'tinh',
}
