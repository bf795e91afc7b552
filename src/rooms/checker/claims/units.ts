/** Units as officials write them, each with what it measures and how many base units it is. */
export type UnitName = string
